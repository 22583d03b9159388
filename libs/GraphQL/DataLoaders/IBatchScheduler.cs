namespace Neura.GraphQL.DataLoaders;

/// <summary>Takes batches from data loaders and decides when each is fetched. One per request.</summary>
public interface IBatchScheduler
{
    void Schedule(IBatch batch);
}
