using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Api.Search.Semantic;

/// <summary>Whether search also finds by meaning. Bound from the section "SemanticSearch". Needs the section "Embeddings".</summary>
public sealed class SemanticSearchOptions
{
    public const string Section = "SemanticSearch";

    /// <summary>Default false: search is full text alone.</summary>
    public bool Enabled { get; set; }

    /// <summary>So many of the best of full text and of meaning are fused and listed. Default 100, the most.</summary>
    [Range(1, 100)]
    public int Candidates { get; set; } = 100;

    /// <summary>What is less near than this is not near at all. Default 0.25, for nn-embed-mini.</summary>
    [Range(-1.0, 1.0)]
    public float MinimumCosine { get; set; } = 0.25f;

    /// <summary>Assets that are kept in memory, a byte a dimension; further ones are found by words alone. Default 1,000,000.</summary>
    [Range(1, 50_000_000)]
    public int MaxAssets { get; set; } = 1_000_000;

    /// <summary>How often new assets are looked for. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);
}
