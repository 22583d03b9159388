namespace NeuraNft.Application.Chain;

/// <summary>What a followed contract's logs mean.</summary>
public enum ContractKind
{
    /// <summary>The asset contract: standards nrc101 and nep171.</summary>
    Nrc101,

    /// <summary>The market contract: standard nrc101_market.</summary>
    Market,

    /// <summary>Any other NFT contract: standard nep171, and approvals from its calls.</summary>
    Nep171,
}
