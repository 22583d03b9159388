namespace NeuraNft.Domain.Assets;

/// <summary>An asset by its contract's account and its token id there ("collection:number").</summary>
public sealed record AssetId(string Contract, string TokenId)
{
    /// <summary>"contract/token": the key of read models and of cursors.</summary>
    public override string ToString() => $"{Contract}/{TokenId}";
}
