namespace Neura.GraphQL.DataLoaders;

/// <summary>Keys gathered by one data loader, ready to be fetched together.</summary>
public interface IBatch
{
    /// <summary>Fetches all keys. Never throws: a failure is kept for <see cref="Complete"/>.</summary>
    Task FetchAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Hands the values to the waiting resolvers. Their continuations run inside this call, so that whatever they ask for next
    /// is gathered before anything else is dispatched.
    /// </summary>
    void Complete();
}
