using Neura.GraphQL.DataLoaders;
using NeuraNft.Projections.InferenceJobs;

namespace NeuraNft.Api.Inferences;

/// <summary>Jobs by id, fetched together; whose they are is for the asker to look at.</summary>
public sealed class JobById(IBatchScheduler scheduler, InferenceJobQueries jobs) : BatchDataLoader<Guid, InferenceJobRow>(scheduler)
{
    protected override Task<IReadOnlyDictionary<Guid, InferenceJobRow>> LoadBatchAsync(
        IReadOnlyList<Guid> keys, CancellationToken cancellationToken) => jobs.FindManyAsync(keys, cancellationToken);
}
