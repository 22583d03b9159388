namespace Neura.EventStore;

/// <summary>Where the live projection stands, shard by shard, while we hold it there.</summary>
/// <param name="Shards">Shard and position; empty for an inline projection, which stands where the log ends.</param>
internal sealed record LivePlace(IReadOnlyList<(Shard Shard, long Position)> Shards, long Position)
{
    /// <summary>It never ran, so there is nothing to compare with.</summary>
    public bool IsUnborn => Position == 0;
}
