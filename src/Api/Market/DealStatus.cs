namespace NeuraNft.Api.Market;

/// <summary>How a deal stands, by its events: one past its end is open until somebody settles or cancels it.</summary>
public enum DealStatus
{
    Open,
    Sold,

    /// <summary>By who made it.</summary>
    Cancelled,

    /// <summary>Cancelled after its end.</summary>
    Expired,

    /// <summary>The seller moved the asset, or approved the market anew.</summary>
    Stale,
}
