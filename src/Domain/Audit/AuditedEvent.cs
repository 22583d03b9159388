using System.Security.Cryptography;

namespace NeuraNft.Domain.Audit;

/// <summary>An event as its commitment covers it: with the salt, whoever holds this can check what the log shows, without us.</summary>
/// <param name="Data">The body, the text of PostgreSQL's jsonb.</param>
/// <param name="Metadata">Actor, causation, correlation and headers, likewise.</param>
public sealed record AuditedEvent(AuditLeaf Leaf, byte[] Salt, string Stream, long StreamVersion, string Data, string Metadata)
{
    /// <summary>Is what the leaf commits to what this says?</summary>
    public bool IsGenuine => CryptographicOperations.FixedTimeEquals(
        AuditCommitment.Of(Salt, Stream, StreamVersion, Data, Metadata), Leaf.Commitment);
}
