using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search.Semantic;

/// <summary>Assets near to what was typed, by the operator's embedding model.</summary>
internal sealed class SemanticRanker(ITextEmbedder embedder, SemanticIndex index, IOptions<SemanticSearchOptions> options) : ISearchRanker
{
    // Filters come behind: of so many times as many, enough may pass.
    private const int Spare = 4;

    public int Candidates => options.Value.Candidates;

    public async Task<IReadOnlyList<AssetId>> NearestAsync(string text, CancellationToken ct)
    {
        var vector = (await embedder.EmbedAsync([text], ct))[0];
        return
        [
            .. index.Nearest(UnitVectors.ToBytes(vector), Candidates * Spare, options.Value.MinimumCosine).Select(n => n.Asset),
        ];
    }
}
