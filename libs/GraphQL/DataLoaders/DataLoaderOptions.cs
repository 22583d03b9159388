namespace Neura.GraphQL.DataLoaders;

/// <summary>How a data loader gathers keys.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>Most keys in one call of <c>LoadBatchAsync</c>; more keys become several batches. Default 1,000.</summary>
    public int MaxBatchSize { get; init; } = 1_000;
}
