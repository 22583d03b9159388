using Neura.EventStore;

namespace NeuraNft.Api.Positions;

/// <summary>How far the read models are that this API answers from. One of them that stands still holds back the whole.</summary>
public sealed class ReadModelPositions(DocumentStore store, IEnumerable<IProjection> projections)
{
    /// <summary>Of all read models. A projection without tables of its own, such as one that fills a queue, is none.</summary>
    public CheckpointFloor All { get; } = new(store, projections.Where(p => p.Tables.Count > 0).Select(p => p.Name));

    /// <summary>Of the feed that subscriptions and histories read.</summary>
    public CheckpointFloor Feed { get; } = new(store, "activity_feed");

    /// <summary>Of the feed and of the jobs that its lines tell of.</summary>
    public CheckpointFloor Jobs { get; } = new(store, "activity_feed", "inference_jobs");

    /// <summary>False for a position that this log never gave out.</summary>
    public async Task<bool> IsInLogAsync(long position, CancellationToken cancellationToken) =>
        position <= All.Known || position <= await store.HeadPositionAsync(cancellationToken);
}
