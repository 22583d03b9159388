using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>What a search narrows down to; a null asks for nothing. All of <see cref="Tags"/> must be there.</summary>
public sealed record AssetFilter
{
    public static AssetFilter None { get; } = new();

    public AssetKind? Kind { get; init; }

    public string? Task { get; init; }

    public string? License { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public CollectionId? Collection { get; init; }

    public Account? Owner { get; init; }

    /// <summary>Null: every contract of this platform.</summary>
    public string? Contract { get; init; }
}
