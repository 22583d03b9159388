namespace Neura.EventStore;

/// <param name="Position">Where both were compared, and the projection goes on.</param>
/// <param name="LiveDigest">Table by table: rows and a hash over all columns, in no order of rows.</param>
public sealed record RebuildResult(RebuildOutcome Outcome, long Position, string LiveDigest, string RebuiltDigest);
