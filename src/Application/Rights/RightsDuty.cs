using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Rights;

/// <summary>Something that may have taken a right.</summary>
internal abstract record RightsDuty(AssetId Asset, int Attempts)
{
    /// <summary>An event of the asset's stream, by its position.</summary>
    public sealed record ByEvent(AssetId Asset, int Attempts, long Position) : RightsDuty(Asset, Attempts);

    /// <summary>The end that a right had from the start; the position is of the event that gave it.</summary>
    public sealed record ByTime(AssetId Asset, int Attempts, Account Account, BlockTime At, long Position) : RightsDuty(Asset, Attempts);
}
