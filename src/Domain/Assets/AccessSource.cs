namespace NeuraNft.Domain.Assets;

/// <summary>What gives an account its effective level.</summary>
public enum AccessSource
{
    None,
    Owner,
    Grant,
    Default,
    Lease,
    Resale,
    Purchase,
}
