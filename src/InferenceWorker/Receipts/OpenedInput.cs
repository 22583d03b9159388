using System.Security.Cryptography;
using System.Text.Json;
using Neura.Cryptography.Hpke;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.InferenceWorker.Receipts;

/// <summary>An input as the model is to have it, the receipt's salt, and how the answer is closed again.</summary>
internal sealed class OpenedInput
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? answerKey;
    private readonly byte[] aad = [];

    private OpenedInput(InferenceEvent.InferenceRequested request, byte[] salt) => (Request, Salt) = (request, salt);

    private OpenedInput(InferenceEvent.InferenceRequested request, byte[] salt, byte[] answerKey, byte[] aad)
        : this(request, salt) => (this.answerKey, this.aad) = (answerKey, aad);

    public InferenceEvent.InferenceRequested Request { get; }

    public byte[] Salt { get; }

    public bool IsSealed => answerKey is not null;

    public static OpenedInput Plain(InferenceEvent.InferenceRequested request) =>
        new(request, RandomNumberGenerator.GetBytes(RunCommitment.SaltBytes));

    /// <returns>Null where it is for another worker, another request, or was changed.</returns>
    public static OpenedInput? Open(InferenceEvent.InferenceRequested request, SealedInput input, WorkerKeyring keys)
    {
        var aad = input.ToAad(request.Asset, request.Model.Version, request.Requester, request.Price?.Amount ?? Yocto.Zero);
        try
        {
            using var recipient = HpkeRecipient.Create(
                keys.Encryption, Convert.FromBase64String(input.Encapsulated), HpkeAead.ChaCha20Poly1305, SealedInput.Info);
            var inside = JsonSerializer.Deserialize<JsonElement>(recipient.Open(aad, Convert.FromBase64String(input.Ciphertext)));
            var (salt, key) = (new byte[RunCommitment.SaltBytes], new byte[32]);
            recipient.Export(SealedInput.ReceiptSalt, salt);
            recipient.Export(SealedInput.AnswerKey, key);
            // The input stays the bytes it was: the receipt commits to them.
            var opened = request with
            {
                InputKind = inside.GetProperty("kind").GetString()!, Input = inside.GetProperty("input").GetRawText(),
            };
            return new OpenedInput(opened, salt, key, aad);
        }
        catch (Exception e) when (e is HpkeException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>{"sealed":{"nonce","ciphertext"}}, which opens for this one request; or the answer itself.</summary>
    public string Close(string output)
    {
        if (answerKey is null)
            return output;
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var plaintext = System.Text.Encoding.UTF8.GetBytes(output);
        var message = new byte[plaintext.Length + TagBytes];
        using var cipher = new ChaCha20Poly1305(answerKey);
        cipher.Encrypt(nonce, plaintext, message.AsSpan(0, plaintext.Length), message.AsSpan(plaintext.Length), aad);
        return JsonSerializer.Serialize(new { @sealed = new { nonce, ciphertext = message } });
    }
}
