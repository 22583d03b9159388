using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

internal static class Rebuilds
{
    public static Task<RebuildResult> RunAsync(
        DocumentStore store, IProjection projection, RebuildOptions options, IProgress<RebuildProgress>? progress = null) =>
        new ProjectionRebuild(store, projection, options, TimeProvider.System, NullLogger.Instance).RunAsync(progress, StoreFixture.Ct);
}
