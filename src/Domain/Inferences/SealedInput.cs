using System.Globalization;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Inferences;

/// <summary>
/// An input that only a worker can read, by HPKE (RFC 9180: X25519, HKDF-SHA-256, ChaCha20-Poly1305, mode base). Bytes are base64.
/// Inside is {"kind": …, "input": …}: an input as others ask it, byte for byte as it was encrypted.
/// </summary>
/// <param name="WorkerKey">X25519, registered by worker_keys_registered.</param>
/// <param name="Encapsulated">HPKE's enc, 32 bytes.</param>
/// <param name="Ciphertext">With its tag of 16 bytes.</param>
/// <param name="RequestId">The request's idempotency key.</param>
/// <param name="Deadline">Seconds since 1970; it is not run later.</param>
public sealed record SealedInput(string WorkerKey, string Encapsulated, string Ciphertext, Guid RequestId, long Deadline)
{
    /// <summary>The input kind of a job.</summary>
    public const string Kind = "sealed";

    /// <summary>HPKE's info.</summary>
    public static ReadOnlySpan<byte> Info => "neuranft-sealed-input/1"u8;

    /// <summary>What the answer's key is exported for: 32 bytes.</summary>
    public static ReadOnlySpan<byte> AnswerKey => "neuranft-answer-key/1"u8;

    /// <summary>What the receipt's salt is exported for: 32 bytes.</summary>
    public static ReadOnlySpan<byte> ReceiptSalt => "neuranft-receipt-salt/1"u8;

    /// <summary>HPKE's aad, of the answer too: request, asset and version, worker, requester, deadline, price.</summary>
    public byte[] ToAad(AssetId asset, int version, Account requester, Yocto price) => CanonicalText.Of(
        "neuranft-sealed-input/1", RequestId.ToString("D"), asset.Contract, asset.TokenId, version.ToString(CultureInfo.InvariantCulture),
        WorkerKey, requester.Value, Deadline.ToString(CultureInfo.InvariantCulture), price.ToString());
}
