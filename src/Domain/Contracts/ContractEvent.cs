namespace NeuraNft.Domain.Contracts;

/// <summary>What happened to an asset contract as a whole. Stored format; change only by adding.</summary>
public abstract record ContractEvent
{
    private ContractEvent() { }

    /// <summary>Who gets the platform's share of leases, in hundredths of a percent; no account: nobody.</summary>
    public sealed record PlatformSet(string Contract, Account? Account, int FeeBasisPoints, Account By) : ContractEvent;

    /// <summary>Who may anchor audit roots; no account: nobody.</summary>
    public sealed record AnchorerSet(string Contract, Account? Account, Account By) : ContractEvent;

    public sealed record OwnerSet(string Contract, Account OldOwner, Account NewOwner) : ContractEvent;

    /// <summary>Code waits out its time lock. The hash is SHA-256 in base58.</summary>
    public sealed record UpgradeStaged(string Contract, string CodeHash, BlockTime EarliestAt, Account By) : ContractEvent;

    public sealed record UpgradeCancelled(string Contract, string CodeHash, Account By) : ContractEvent;

    public sealed record UpgradeApplied(string Contract, string CodeHash, string Version, Account By) : ContractEvent;

    /// <summary>Part of a payout that its account could not be sent; the contract keeps it to be withdrawn.</summary>
    public sealed record PayoutHeld(string Contract, Account Account, Yocto Amount) : ContractEvent;

    /// <summary>
    /// Part of a payout that came back and pays for no balance: it went to the asset's owner; null: that is the account itself, and the
    /// contract has it for good.
    /// </summary>
    public sealed record PayoutForwarded(string Contract, Account Account, Yocto Amount, Account? To) : ContractEvent;

    /// <summary>Root of a transparency log of this size, 32 bytes in base64. A log's size only grows.</summary>
    public sealed record AuditAnchored(
        string Contract, string Origin, long Size, string Root, Account By, BlockTime AnchoredAt) : ContractEvent;
}
