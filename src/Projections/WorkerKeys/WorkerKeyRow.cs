using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.WorkerKeys;

/// <summary>A worker's public keys, 32 bytes in base64; the signature is the signing key's over the other.</summary>
public sealed record WorkerKeyRow(
    string EncryptionKey, string Worker, string SigningKey, string Signature, DateTimeOffset RegisteredAt, long Position)
{
    internal static readonly Table<WorkerKeyRow> Table = new("worker_keys", "encryption_key", "worker");
}
