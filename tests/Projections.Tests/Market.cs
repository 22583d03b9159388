using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Tests;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Inferences.InferenceEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests;

/// <summary>A small market's whole log: every event type occurs, and each changes something.</summary>
internal static class Market
{
    public static readonly CollectionId Digits = new(Contract, "2");
    public static readonly AssetId Reader = new(Contract, "2:1");
    public static readonly Guid Failing = Guid.Parse("01981f0e-5a7c-7a60-8b1e-000000000001");
    public static readonly Guid Abandoned = Guid.Parse("01981f0e-5a7c-7a60-8b1e-000000000002");

    public static IReadOnlyList<IEvent> Events() => Log().Events;

    private static TestLog Log() => new TestLog()
        .OnChain(At(0), Alice, Created())
        .OnChain(At(1), Alice, new MinterSet(Collection, Dave, true))
        .OnChain(At(2), Alice, Minted(maxLevel: AccessLevel.EditData))
        .OffChain(At(3), Bob.Value, new AccountEvent.SessionOpened(
            "testnet", Bob, Guid.Empty, "ed25519:2RM3EotCzEiVobm6aMjaup43k8cFffR4KHFtrqbZ79Qy",
            At(3).ToDateTimeOffset(), At(60).ToDateTimeOffset()))
        .OffChain(At(3), Bob.Value, Domain.Tests.AccountSample.Events.Where(e => e is not AccountEvent.SubjectErased))
        .OnChain(At(4), Alice, Granted(Bob, AccessLevel.UseModel, At(50)), Granted(Carol, AccessLevel.EditData))
        .OffChain(At(10), Bob.Value, Requested())
        .OffChain(At(11), "worker-1", new InferenceStarted(Job, "worker-1", 1))
        .OffChain(At(12), "worker-1", new InferenceCompleted(Job, "worker-1", 1, Result))
        .OnChain(At(13), Carol, new MetadataUpdated(Asset, "lid176 tongues", Metadata with { License = "MIT" }, Carol))
        .OnChain(At(14), Alice, new VersionPublished(Asset, Domain.Tests.Sample.Version with { Number = 2, Cid = "bafkreinewer" }, Alice))
        .OnChain(At(15), Alice, new MaxLevelSet(Asset, AccessLevel.ViewAndDownload, Alice))
        .OnChain(At(16), Alice, new AccessRevoked(Asset, Carol, Alice))
        .OnChain(At(17), Dave, new CollectionCreated(Digits, Details with { Name = "Digits", Minting = Minting.Open }, Dave, Dave, At(17)))
        .OnChain(At(18), Dave, ReaderMinted())
        .OnChain(At(19), Dave, new CollectionUpdated(Digits, Details with { Name = "Handwriting" }, Dave))
        .OnChain(At(20), Dave, new CollectionTransferred(Digits, Dave, Carol))
        .OnChain(At(21), Dave, new DefaultLevelSet(Reader, AccessLevel.UseModel, Dave))
        .OffChain(At(22), Carol.Value, Asked(Failing), Asked(Abandoned))
        .OffChain(At(23), "worker-2", new InferenceStarted(Failing, "worker-2", 1))
        .OffChain(At(24), "worker-2", new InferenceFailed(Failing, "SHAPE_MISMATCH", "Input image: expected float[1,28,28]."))
        .OffChain(At(25), Carol.Value, new InferenceCancelled(Abandoned, Carol))
        .OnChain(At(26), Alice, Digital())
        .OnChain(At(27), Alice, MarketDeals.Contracts)
        .OnChain(At(28), Alice, MarketDeals.Tokens)
        .OnChain(At(29), Bob, MarketDeals.Deals)
        .OffChain(At(29), Alice.Value, ContentSample.Events)
        .OffChain(At(29), Alice.Value, ModelSample.Events)
        .OffChain(At(29), Bob.Value, PaymentSample.Events)
        .OnChain(At(30), Alice, TransferredTo(Carol))
        .OnChain(At(31), Carol, Granted(Dave, AccessLevel.Resale) with { GrantedBy = Carol, GrantedAt = At(31) })
        .OnChain(At(39), Dave, new AccountApproved(Reader, Dave, Bob, 9))
        .OnChain(At(40), Dave, new AssetBurnt(Reader, Dave))
        .OffChain(At(41), Carol.Value, new AccountEvent.SubjectErased("testnet", Carol, Carol, At(41).ToDateTimeOffset()));

    // The reader is a replica; bob leases, passes on and asks; approvals come and go.
    private static AssetEvent[] Digital() =>
    [
        new ReplicaCreated(Reader, Asset, Dave),
        new RoyaltySet(Asset, Royalty.None, Alice),
        new LeaseTermsSet(Asset, AccessLevel.UseModel, Lease, Alice),
        Leased(),
        Granted(Bob, AccessLevel.UseModel, At(60)) with { Origin = GrantOrigin.Lease },
        new AccessResold(Asset, Bob, Dave, AccessLevel.UseModel, At(60), GrantOrigin.Lease),
        new AccessRevoked(Asset, Bob, Bob, GrantOrigin.Lease),
        Granted(Dave, AccessLevel.UseModel, At(60)) with { Origin = GrantOrigin.Resale, GrantedBy = Bob },
        new AccessRequested(Asset, Bob, AccessLevel.EditData, "For a thesis", At(26)),
        new AccessAnswered(Asset, Bob, AccessLevel.EditData, false, Alice, At(26)),
        new AccountApproved(Asset, Alice, Bob, 7),
        new AccountApproved(Asset, Alice, Dave, 8),
        new ApprovalRevoked(Asset, Alice, Dave),
    ];

    private static AssetMinted ReaderMinted() => Minted() with
    {
        Asset = Reader,
        Collection = Digits,
        Name = "Digit reader",
        Creator = Dave,
        Owner = Dave,
        Metadata = new AssetMetadata(
            null, null, null, null, null, "Reads handwritten digits", "image-classification", "MIT", new Tags("image")),
        MintedAt = At(18),
    };

    private static InferenceRequested Asked(Guid job) =>
        Requested() with { Job = job, Asset = Reader, Requester = Carol, RequestedAt = At(22) };
}
