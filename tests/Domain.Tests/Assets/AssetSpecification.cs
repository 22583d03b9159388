using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests.Specifications;

namespace NeuraNft.Domain.Tests.Assets;

internal static class AssetSpecification
{
    public static Specification<AssetState, AssetEvent, AssetCommand, AssetRefusal> Given(params IEnumerable<AssetEvent> events) =>
        new Specification<AssetState, AssetEvent, AssetCommand, AssetRefusal>(
            AssetDecider.Decide, AssetDecider.Evolve, AssetState.Initial).Given(events);
}
