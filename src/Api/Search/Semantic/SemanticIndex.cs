using NeuraNft.Application.Embeddings;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Search.Semantic;

/// <summary>
/// Vectors of assets in memory, scanned whole: exact, at a byte a dimension. A million assets are 128 MB and some tens of milliseconds.
/// (PostgreSQL comes without a vector index here, and approximate ones cost recall and code.)
/// </summary>
internal sealed class SemanticIndex(int dimensions, int most) : IDisposable
{
    private const int Block = 4096;

    private readonly ReaderWriterLockSlim gate = new();
    private readonly List<sbyte[]> blocks = [];
    private readonly List<AssetId> assets = [];
    private readonly Dictionary<AssetId, int> places = [];

    public int Count
    {
        get
        {
            gate.EnterReadLock();
            try
            {
                return assets.Count;
            }
            finally
            {
                gate.ExitReadLock();
            }
        }
    }

    /// <summary>Null, or a vector of another length: the asset is not found by meaning any more.</summary>
    public void Set(AssetId asset, ReadOnlySpan<sbyte> vector)
    {
        gate.EnterWriteLock();
        try
        {
            if (vector.Length != dimensions)
                Remove(asset);
            else if (places.TryGetValue(asset, out var place))
                vector.CopyTo(At(place));
            else if (assets.Count < most)
                Add(asset, vector);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>The nearest first; those alike in the order of their ids, so that the answer is always the same.</summary>
    public IReadOnlyList<(AssetId Asset, float Cosine)> Nearest(ReadOnlySpan<sbyte> vector, int count, float minimum)
    {
        gate.EnterReadLock();
        try
        {
            var best = new PriorityQueue<int, float>(count + 1);
            for (var place = 0; place < assets.Count; place++)
            {
                var cosine = UnitVectors.Cosine(At(place), vector);
                if (cosine < minimum)
                    continue;
                if (best.Count < count)
                    best.Enqueue(place, cosine);
                else
                    best.EnqueueDequeue(place, cosine);
            }
            return
            [
                .. best.UnorderedItems.Select(i => (Asset: assets[i.Element], Cosine: i.Priority)).OrderByDescending(i => i.Cosine)
                    .ThenBy(i => i.Asset.Contract, StringComparer.Ordinal).ThenBy(i => i.Asset.TokenId, StringComparer.Ordinal),
            ];
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public void Dispose() => gate.Dispose();

    private void Add(AssetId asset, ReadOnlySpan<sbyte> vector)
    {
        if (assets.Count == blocks.Count * Block)
            blocks.Add(new sbyte[Block * dimensions]);
        places[asset] = assets.Count;
        assets.Add(asset);
        vector.CopyTo(At(assets.Count - 1));
    }

    // The last one takes its place.
    private void Remove(AssetId asset)
    {
        if (!places.Remove(asset, out var place))
            return;
        var last = assets.Count - 1;
        if (place != last)
        {
            At(last).CopyTo(At(place));
            assets[place] = assets[last];
            places[assets[place]] = place;
        }
        assets.RemoveAt(last);
    }

    private Span<sbyte> At(int place) => blocks[place / Block].AsSpan(place % Block * dimensions, dimensions);
}
