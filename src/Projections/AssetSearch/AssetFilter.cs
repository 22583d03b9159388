using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// What a search narrows down to; a null asks for nothing. Of a list one is enough, but all of <see cref="Tags"/> and
/// <see cref="Operators"/> must be there.
/// </summary>
public sealed record AssetFilter
{
    public static AssetFilter None { get; } = new();

    public IReadOnlyList<AssetKind>? Kinds { get; init; }

    public IReadOnlyList<string>? Tasks { get; init; }

    public IReadOnlyList<string>? Licenses { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<CollectionId>? Collections { get; init; }

    public IReadOnlyList<string>? BaseModels { get; init; }

    public IReadOnlyList<PriceBand>? PriceBands { get; init; }

    /// <summary>All of them must be in the newest version's registered model.</summary>
    public IReadOnlyList<string>? Operators { get; init; }

    public IReadOnlyList<ParameterBand>? ParameterBands { get; init; }

    public IReadOnlyList<ModelInputKind>? InputKinds { get; init; }

    /// <summary>What <see cref="Viewer"/> holds of its own right.</summary>
    public IReadOnlyList<AccessLevel>? Rights { get; init; }

    public Account? Owner { get; init; }

    /// <summary>Null: every contract of this platform.</summary>
    public string? Contract { get; init; }

    /// <summary>Who asks. Rights are looked up for no one else.</summary>
    public Viewer? Viewer { get; init; }
}
