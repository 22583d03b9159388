using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Histories;

/// <summary>Random asks of a few accounts of one asset, a few seconds apart, so that rights collide, expire and lapse often.</summary>
internal static class AssetHistories
{
    public static readonly Account[] People = [Alice, Bob, Carol, Dave];

    private static readonly Gen<Account> Anyone = Gen.Elements(People);

    private static readonly Gen<AccessLevel> AnyLevel = Gen.Elements(Enum.GetValues<AccessLevel>());

    private static readonly Gen<BlockTime?> AnyExpiry =
        Gen.Frequency((2, Gen.Constant<BlockTime?>(null)), (3, Gen.Choose(0, 60).Select(s => (BlockTime?)At((ulong)s))));

    // Low caps make for dull histories, so most assets start without one.
    private static readonly Gen<AssetCommand> AnyMint =
        from actor in Gen.Elements(Alice, Dave)
        from owner in Anyone
        from level in Gen.Elements(AccessLevel.None, AccessLevel.UseModel)
        from max in Gen.Frequency((4, Gen.Constant(AccessLevel.None)), (1, AnyLevel))
        select (AssetCommand)new MintAsset(
            actor, Asset, CollectionOfAlice(Dave), AssetKind.Model, "lid176", Metadata, owner, level, max, TenPercent, Content);

    private static readonly Gen<AssetCommand> AnyAsk = Gen.Frequency(
        (2, AnyMint),
        (6, from actor in Anyone from account in Anyone from level in AnyLevel from end in AnyExpiry
            select (AssetCommand)new SetAccess(actor, account, level, end)),
        (2, from actor in Anyone from account in Anyone select (AssetCommand)new RevokeAccess(actor, account)),
        (2, from actor in Anyone from receiver in Anyone select (AssetCommand)new TransferAsset(actor, receiver, null)),
        (1, from actor in Anyone from level in AnyLevel select (AssetCommand)new SetDefaultLevel(actor, level)),
        (1, from actor in Anyone from level in AnyLevel select (AssetCommand)new SetMaxLevel(actor, level)),
        (1, from actor in Anyone from name in Gen.Elements("lid176", "lid") select (AssetCommand)new UpdateMetadata(actor, name, null)),
        (1, from actor in Anyone from cid in Gen.Elements("bafkreiweights", "bafkreinewer")
            select (AssetCommand)new PublishVersion(actor, Content with { Cid = cid })));

    private static readonly Gen<AssetCommand> AnyAskOrBurn =
        Gen.Frequency((40, AnyAsk), (1, Anyone.Select(a => (AssetCommand)new BurnAsset(a))));

    public static readonly Arbitrary<AssetHistory> Any = Arb.From(
        from mint in AnyMint
        from asks in AnyAskOrBurn.ListOf()
        from gaps in Gen.Choose(0, 5).ListOf(asks.Count + 1)
        select AssetHistory.Of([mint, .. asks], [.. gaps]));
}
