using Neura.GraphQL.DataLoaders;

namespace NeuraNft.GraphQL.Tests.Binding.Library;

public sealed class AuthorById(Shelf shelf, IBatchScheduler scheduler) : BatchDataLoader<int, Author>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<int, Author>> LoadBatchAsync(
        IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (shelf.Batches)
            shelf.Batches.Add([.. keys]);
        return shelf.Authors.Where(a => keys.Contains(a.Id)).ToDictionary(a => a.Id);
    }
}
