using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Neura.Cryptography;
using Neura.Cryptography.Hpke;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.InferenceWorker.Tests.Receipts;

/// <summary>A client's side of an encrypted run.</summary>
internal sealed class SealedRequest : IDisposable
{
    private const string Text = "\"Guten Tag, wie geht es Ihnen heute?\"";

    private readonly HpkeSender sender;
    private readonly byte[] aad;

    public SealedRequest(string workerKey, AssetId asset, int version, Account requester, Yocto price, DateTimeOffset deadline)
    {
        var key = PublicKey.Import(KeyAgreementAlgorithm.X25519, Convert.FromBase64String(workerKey), KeyBlobFormat.RawPublicKey);
        sender = HpkeSender.Create(key, HpkeAead.ChaCha20Poly1305, SealedInput.Info);
        var named = new SealedInput(
            workerKey, Convert.ToBase64String(sender.Encapsulated), "", Guid.NewGuid(), deadline.ToUnixTimeSeconds());
        aad = named.ToAad(asset, version, requester, price);
        var message = sender.Seal(aad, Encoding.UTF8.GetBytes($$"""{"kind":"text","input":{{Text}}}"""));
        Input = named with { Ciphertext = Convert.ToBase64String(message) };
    }

    public SealedInput Input { get; }

    public string Json => SealedInputs.Write(Input);

    public byte[] Salt => Exported(SealedInput.ReceiptSalt);

    public string InputCommitment => RunCommitment.OfInput(Salt, "text", Text);

    public string OpenAnswer(string output)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(output).GetProperty("sealed");
        var message = answer.GetProperty("ciphertext").GetBytesFromBase64();
        var plaintext = new byte[message.Length - 16];
        using var cipher = new ChaCha20Poly1305(Exported(SealedInput.AnswerKey));
        cipher.Decrypt(answer.GetProperty("nonce").GetBytesFromBase64(), message.AsSpan(..^16), message.AsSpan(^16..), plaintext, aad);
        return Encoding.UTF8.GetString(plaintext);
    }

    public void Dispose() => sender.Dispose();

    private byte[] Exported(ReadOnlySpan<byte> purpose)
    {
        var key = new byte[32];
        sender.Export(purpose, key);
        return key;
    }
}
