namespace Neura.EventStore;

/// <summary>A table as replayed and, where it was compared, as live.</summary>
/// <param name="Digest">SHA-256 over the SHA-256 of each row's text, in the order of keys; lower-case hex.</param>
/// <param name="Differences">The first of them by key.</param>
/// <param name="DifferenceCount">Of all that differ.</param>
public sealed record ReplayedTable(
    string Name, long Rows, string Digest, long? LiveRows, string? LiveDigest, long DifferenceCount,
    IReadOnlyList<RowDifference> Differences)
{
    public bool? IsEqual => LiveDigest is null ? null : LiveDigest == Digest;
}
