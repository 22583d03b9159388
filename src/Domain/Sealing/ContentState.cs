using System.Collections.Immutable;

namespace NeuraNft.Domain.Sealing;

/// <summary>What is known of the encrypted content of an asset, by version number; a version that is not named was never sealed.</summary>
public sealed record ContentState(ImmutableSortedDictionary<int, SealedVersion> Versions)
{
    public static ContentState Initial { get; } = new(ImmutableSortedDictionary<int, SealedVersion>.Empty);

    public SealedVersion? Of(int version) => Versions.GetValueOrDefault(version);

    internal ContentState With(SealedVersion version) => new(Versions.SetItem(version.Version, version));
}
