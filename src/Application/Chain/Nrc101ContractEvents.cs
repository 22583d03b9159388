using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Contracts;
using static NeuraNft.Application.Chain.WireJson;
using static NeuraNft.Domain.Contracts.ContractEvent;

namespace NeuraNft.Application.Chain;

/// <summary>The events of standard nrc101 about the contract itself: who runs it, its code, the roots anchored in it.</summary>
internal static class Nrc101ContractEvents
{
    private const int RootBytes = 32;

    public static DomainEvent? Translate(string name, string contract, JsonElement data) =>
        Event(name, contract, data) is { } e ? new DomainEvent(StreamKeys.Contract(contract), e) : null;

    private static ContractEvent? Event(string name, string contract, JsonElement data) => name switch
    {
        "platform_set" => From(contract, Read<Nrc101Wire.PlatformSet>(data)),
        "anchorer_set" => From(contract, Read<Nrc101Wire.AnchorerSet>(data)),
        "owner_set" => From(contract, Read<Nrc101Wire.OwnerSet>(data)),
        "upgrade_stage" => From(contract, Read<Nrc101Wire.UpgradeStage>(data)),
        "upgrade_cancel" => From(contract, Read<Nrc101Wire.UpgradeCancel>(data)),
        "upgrade_apply" => From(contract, Read<Nrc101Wire.UpgradeApply>(data)),
        "payout_hold" => From(contract, Read<Nrc101Wire.PayoutHold>(data)),
        "payout_forward" => From(contract, Read<Nrc101Wire.PayoutForward>(data)),
        "audit_anchor" => From(contract, Read<Nrc101Wire.AuditAnchor>(data)),
        _ => null,
    };

    private static PlatformSet From(string contract, Nrc101Wire.PlatformSet e) =>
        new(contract, e.AccountId, BasisPoints(e.FeeBasisPoints), e.By);

    private static AnchorerSet From(string contract, Nrc101Wire.AnchorerSet e) => new(contract, e.AccountId, e.By);

    private static OwnerSet From(string contract, Nrc101Wire.OwnerSet e) => new(contract, e.OldOwnerId, e.NewOwnerId);

    private static UpgradeStaged From(string contract, Nrc101Wire.UpgradeStage e) => new(contract, e.CodeHash, e.EarliestAt, e.By);

    private static UpgradeCancelled From(string contract, Nrc101Wire.UpgradeCancel e) => new(contract, e.CodeHash, e.By);

    private static UpgradeApplied From(string contract, Nrc101Wire.UpgradeApply e) => new(contract, e.CodeHash, e.Version, e.By);

    private static PayoutHeld From(string contract, Nrc101Wire.PayoutHold e) => new(contract, e.AccountId, e.Amount);

    private static PayoutForwarded From(string contract, Nrc101Wire.PayoutForward e) => new(contract, e.AccountId, e.Amount, e.ToId);

    private static AuditAnchored From(string contract, Nrc101Wire.AuditAnchor e)
    {
        var root = new byte[RootBytes + 1];
        return Convert.TryFromBase64String(e.Root, root, out var written) && written == RootBytes
            ? new(contract, e.Origin, NotNegative(e.Size, "size"), e.Root, e.By, e.AnchoredAt)
            : throw new JsonException("root is not base64 of 32 bytes.");
    }
}
