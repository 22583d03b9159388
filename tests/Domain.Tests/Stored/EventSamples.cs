using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Contracts.ContractEvent;
using static NeuraNft.Domain.Tests.Sample;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Domain.Tests.Stored;

/// <summary>One full sample of each event type; <see cref="ClosureTests"/> holds that none is missing.</summary>
internal static class EventSamples
{
    public static readonly IReadOnlyDictionary<Type, object> ByType = ((object[])
    [
        Created(),
        new CollectionUpdated(Collection, Details with { Name = "Tongues", Description = null }, Alice),
        new CollectionTransferred(Collection, Alice, Bob),
        new MinterSet(Collection, Dave, true),
        Minted(AccessLevel.UseModel, AccessLevel.EditData),
        new MetadataUpdated(Asset, "lid", AssetMetadata.Empty with { Task = "text-classification" }, Bob),
        new VersionPublished(Asset, Sample.Version with { Number = 2 }, Alice),
        new AssetTransferred(Asset, Alice, Bob, Carol, "a gift"),
        Granted(Bob, AccessLevel.UseModel, At(60)),
        new AccessRevoked(Asset, Bob, Alice, GrantOrigin.Lease),
        new DefaultLevelSet(Asset, AccessLevel.UseModel, Alice),
        new MaxLevelSet(Asset, AccessLevel.EditData, Alice),
        new AccessEpochBumped(Asset, 1, Alice, Bob),
        new AssetBurnt(Asset, Bob),
        new LeaseTermsSet(Asset, AccessLevel.UseModel, Lease, Alice),
        Leased(),
        new AccessResold(Asset, Bob, Carol, AccessLevel.UseModel, At(60), GrantOrigin.Lease),
        new ReplicaCreated(Asset, Parent, Bob),
        new RoyaltySet(Asset, TenPercent, Alice),
        new AccessRequested(Asset, Bob, AccessLevel.UseModel, "For a thesis", At(5)),
        new AccessAnswered(Asset, Bob, AccessLevel.UseModel, true, Alice, At(6)),
        new AccountApproved(Asset, Alice, Carol, 7),
        new ApprovalRevoked(Asset, Alice, Carol),
        new PlatformSet(Contract, Dave, 250, Alice),
        new AnchorerSet(Contract, Dave, Alice),
        new OwnerSet(Contract, Alice, Bob),
        new UpgradeStaged(Contract, "4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWCJziofM", At(60), Alice),
        new UpgradeCancelled(Contract, "4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWCJziofM", Alice),
        new UpgradeApplied(Contract, "4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWCJziofM", "2.0.0", Bob),
        new PayoutHeld(Contract, Dave, Yocto.Parse("58500000000000000000000")),
        new PayoutForwarded(Contract, Dave, Yocto.Parse("1000000000000000000000"), Alice),
        new AuditAnchored(Contract, "audit.neuranft.example", 42, "q8A3mdlcYaUyS0J4dQYrxRc5zDtjdxi1HtVpzFzLBaI=", Dave, At(7)),
        .. MarketSample.Events,
        new TokenMinted(MarketSample.Foreign, Alice, "first"),
        new TokenTransferred(MarketSample.Foreign, Alice, Bob, Carol, "a gift"),
        new TokenBurnt(MarketSample.Foreign, Bob, Carol, "gone"),
        new TokenApproved(MarketSample.Foreign, Alice, Carol, 3),
        new TokenApprovalRevoked(MarketSample.Foreign, Alice, Carol),
        Requested() with { Price = PaymentSample.Agreed },
        new InferenceEvent.InferenceStarted(Job, "worker-1", 1),
        new InferenceEvent.InferenceCompleted(Job, "worker-1", 1, Result) { Receipt = PaymentSample.Signed },
        new InferenceEvent.InferenceFailed(Job, "SHAPE_MISMATCH", "Input ids: expected int64[1,n], got float[1,n]."),
        new InferenceEvent.InferenceCancelled(Job, Bob, RightsLossReason.Revoked),
        .. ContentSample.Events,
        .. ModelSample.Each,
        .. PaymentSample.Events.DistinctBy(e => e.GetType()),
        new AccountEvent.SessionOpened(
            "testnet", Bob, Job, "ed25519:2RM3EotCzEiVobm6aMjaup43k8cFffR4KHFtrqbZ79Qy",
            Start.ToDateTimeOffset(), At(3600).ToDateTimeOffset()),
        .. AccountSample.Events,
    ]).ToDictionary(e => e.GetType());
}
