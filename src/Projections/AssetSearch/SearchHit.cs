namespace NeuraNft.Projections.AssetSearch;

/// <summary>An asset found; the score is 0 where no text was searched for.</summary>
public sealed record SearchHit(AssetRow Asset, float Score)
{
    public SearchCursor Cursor => new(Score, Asset.MintedPosition);
}
