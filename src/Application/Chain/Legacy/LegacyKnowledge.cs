using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Chain.Legacy;

/// <summary>
/// What a call means depends on what was before: an update names only what changes. Known from this run, else from the log, so that an
/// import that was ended goes on as if it had not been.
/// </summary>
internal sealed class LegacyKnowledge(DocumentStore store)
{
    private readonly Dictionary<CollectionId, CollectionDetails> collections = [];
    private readonly Dictionary<AssetId, string> names = [];

    /// <returns>Null where the collection was made before the import's first block.</returns>
    public async Task<CollectionDetails?> DetailsAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (!collections.TryGetValue(id, out var details)
            && await store.StateAsync(StreamKeys.Collection(id), Aggregates.Collection, cancellationToken) is CollectionState.Created made)
            collections[id] = details = made.Details;
        return details;
    }

    /// <returns>Null where the asset was made before the import's first block.</returns>
    public async Task<string?> NameAsync(AssetId id, CancellationToken cancellationToken)
    {
        if (!names.TryGetValue(id, out var name)
            && await store.StateAsync(StreamKeys.Asset(id), Aggregates.Asset, cancellationToken) is AssetState.Minted minted)
            names[id] = name = minted.Name;
        return name;
    }

    public void Learn(CollectionId id, CollectionDetails details) => collections[id] = details;

    public void Learn(AssetId id, string name) => names[id] = name;
}
