namespace NeuraNft.Domain.Inferences;

/// <summary>A receipt with the worker's signature.</summary>
/// <param name="SigningKey">Ed25519, base64; registered in the log by worker_keys_registered.</param>
/// <param name="Signature">Over <see cref="RunReceipt.ToBytes"/>, base64.</param>
/// <param name="Salt">
/// Opens the commitments, base64; for the requester. Null of an encrypted input: then only the requester can derive it.
/// </param>
public sealed record SignedReceipt(RunReceipt Receipt, string SigningKey, string Signature, string? Salt);
