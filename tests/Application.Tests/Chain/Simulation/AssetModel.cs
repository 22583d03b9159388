namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>The oracle's own notion of an asset: no code of the product.</summary>
internal sealed class AssetModel(string owner, int defaultLevel)
{
    public string Owner { get; set; } = owner;

    public int Default { get; set; } = defaultLevel;

    public bool IsBurnt { get; set; }

    public long Epoch { get; set; }

    public Dictionary<string, int> Grants { get; } = [];

    public int LevelOf(string account) => IsBurnt ? 0 : account == Owner ? 6 : Grants.GetValueOrDefault(account, Default);
}

/// <summary>And of a foreign token.</summary>
internal sealed class TokenModel(string owner)
{
    public string Owner { get; set; } = owner;

    public bool IsBurnt { get; set; }

    public HashSet<string> Approved { get; } = [];
}
