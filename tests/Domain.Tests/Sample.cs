using System.Collections.Immutable;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Domain.Tests;

/// <summary>One small made-up market: alice owns, bob and carol use, dave mints.</summary>
internal static class Sample
{
    public const string Contract = "nrc101.test.near";

    public static readonly Account Alice = Account.Parse("alice.test.near");
    public static readonly Account Bob = Account.Parse("bob.test.near");
    public static readonly Account Carol = Account.Parse("carol.test.near");
    public static readonly Account Dave = Account.Parse("dave.test.near");

    public static readonly CollectionId Collection = new(Contract, "1");
    public static readonly AssetId Asset = new(Contract, "1:7");
    public static readonly AssetId Parent = new(Contract, "1:1");
    public static readonly Guid Job = Guid.Parse("01981f0e-5a7c-7a60-8b1e-3f2d9c4b5a60");

    public static readonly BlockTime Start = At(0);

    public static readonly Royalty TenPercent = new([KeyValuePair.Create(Alice, 700), KeyValuePair.Create(Dave, 300)]);

    public static readonly CollectionDetails Details = new(
        "Languages", "model", 512, "fasttext", "ipfs://cover", "Models that tell languages", Minting.AllowList, TenPercent);

    public static readonly AssetMetadata Metadata = new(
        "ipfs://image", "fasttext", "ipfs://data", "ipfs://rag", "ipfs://tuning", "Tells 176 languages apart",
        "text-classification", "CC-BY-SA-3.0", new Tags("language", "text"));

    public static readonly VersionContent Content = new("bafkreiweights", new string('a', 64), 938_013, new string('b', 64));
    public static readonly AssetVersion Version = new(1, Content.Cid, Content.Sha256, Content.Size, Content.SaltedCommitment, Start);

    public static readonly InferenceResult Result = new(
        """{"label":"de","score":0.98}""", Content.Sha256, Content.Cid, "1.23.2", "CPU", 1_250, new string('c', 64), new string('d', 64));

    public static readonly LeaseTerms Lease = new(Yocto.Parse("1000000000000000000000000"), new BlockSpan(10_000_000_000), 12);

    /// <summary>Seconds after the day the tests play on.</summary>
    public static BlockTime At(ulong seconds) => new(1_790_000_000_000_000_000 + seconds * 1_000_000_000);

    public static CollectionCreated Created(Minting minting = Minting.AllowList) =>
        new(Collection, Details with { Minting = minting }, Alice, Alice, Start);

    public static CollectionState.Created CollectionOfAlice(params Account[] minters) =>
        new(Collection, Details, Alice, Alice, minters.ToImmutableHashSet());

    public static AssetMinted Minted(
        AccessLevel defaultLevel = AccessLevel.None, AccessLevel maxLevel = AccessLevel.None, AssetKind kind = AssetKind.Model,
        bool withVersion = true) =>
        new(Asset, Collection, kind, "lid176", Alice, Alice, Metadata, defaultLevel, maxLevel, TenPercent,
            withVersion ? Version : null, Start);

    public static AccessSet Granted(Account account, AccessLevel level, BlockTime? expiresAt = null) =>
        new(Asset, account, level, expiresAt, Alice, Start, GrantOrigin.Grant);

    /// <summary>Two periods of ten seconds, paid to alice but for the platform's share and the royalty of dave.</summary>
    public static LeaseStarted Leased() => new(
        Asset, Bob, AccessLevel.UseModel, 2, Yocto.Parse("2000000000000000000000000"), Yocto.Parse("50000000000000000000000"),
        new Payouts([
            KeyValuePair.Create(Alice, Yocto.Parse("1891500000000000000000000")),
            KeyValuePair.Create(Dave, Yocto.Parse("58500000000000000000000")),
        ]),
        At(40), At(60));

    public static AssetEvent[] TransferredTo(Account receiver) =>
    [
        new AssetTransferred(Asset, Alice, receiver, null, null),
        new AccessEpochBumped(Asset, 1, Alice, receiver),
    ];

    public static InferenceRequested Requested() => new(
        Job, Asset, Bob, "text", "\"Guten Tag\"", AccessLevel.UseModel,
        new ModelReference(Content.Cid, Content.Sha256, 1), "bafkreicard", At(10));
}
