namespace Neura.GraphQL.DataLoaders;

/// <summary>Marks data loaders, so that they are found in an assembly and registered one per request.</summary>
public interface IDataLoader;

/// <summary>Loads values by key, many keys in one go.</summary>
public interface IDataLoader<TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>The value of a key; the default value where there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken);

    /// <summary>The values of the keys, in the order of the keys.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken);

    /// <summary>Remembers a value that is known already, unless the key was asked for before.</summary>
    void Prime(TKey key, TValue? value);
}
