using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Histories;

/// <summary>Random asks of a few accounts of one asset, a few seconds apart, so that rights collide, expire and lapse often.</summary>
internal static class AssetHistories
{
    public static readonly Account[] People = [Alice, Bob, Carol, Dave];

    private static readonly Gen<Account> Anyone = Gen.Elements(People);

    private static readonly Gen<AccessLevel> AnyLevel = Gen.Elements(Enum.GetValues<AccessLevel>());

    // Few, so that what is asked for, offered and held meets.
    private static readonly Gen<AccessLevel> LowLevel = Gen.Elements(AccessLevel.UseModel, AccessLevel.Resale);

    private static readonly Gen<BlockTime?> AnyExpiry =
        Gen.Frequency((2, Gen.Constant<BlockTime?>(null)), (3, Gen.Choose(0, 60).Select(s => (BlockTime?)At((ulong)s))));

    private static readonly Gen<GrantOrigin?> AnyOrigin = Gen.Elements<GrantOrigin?>(
        null, GrantOrigin.Grant, GrantOrigin.Lease, GrantOrigin.Resale, GrantOrigin.Purchase);

    private static readonly Platform Platform = new(Dave, 250);

    // Low caps make for dull histories, so most assets start without one.
    private static readonly Gen<AssetCommand> AnyMint =
        from actor in Gen.Elements(Alice, Dave)
        from owner in Anyone
        from level in Gen.Elements(AccessLevel.None, AccessLevel.UseModel)
        from max in Gen.Frequency((4, Gen.Constant(AccessLevel.None)), (1, AnyLevel))
        from replica in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (AssetCommand)new MintAsset(
            actor, Asset, CollectionOfAlice(Dave), AssetKind.Model, "lid176", Metadata, owner, level, max, TenPercent, Content)
        {
            Parent = replica ? AssetDecider.Evolve(AssetState.Initial, Minted(AccessLevel.CreateReplica) with { Asset = Parent }) : null,
        };

    private static readonly Gen<AssetCommand> AnyMoneyAsk = Gen.Frequency(
        (5, from actor in Anyone from level in LowLevel from price in Gen.Elements(0, 5, 5, 5) from most in Gen.Choose(0, 3)
            select (AssetCommand)new SetLeaseTerms(actor, level, most == 0 ? null : Terms(price, most))),
        (9, from actor in Anyone from level in LowLevel from periods in Gen.Choose(0, 3) from price in Gen.Elements(5, 5, 5, 4)
            select (AssetCommand)new LeaseAccess(actor, level, periods, MarketSample.Near(price) * periods, Platform)),
        (9, from actor in Anyone from to in Anyone from level in LowLevel from origin in AnyOrigin from whole in Gen.Elements(true, false)
            select (AssetCommand)new ResellAccess(actor, to, whole ? null : level, origin)),
        (1, from actor in Anyone from points in Gen.Choose(0, 5) select (AssetCommand)new SetRoyalty(
            actor, new Royalty([KeyValuePair.Create(Dave, points * 1_200)]))));

    private static readonly Gen<AssetCommand> AnyTalk = Gen.Frequency(
        (3, from actor in Anyone from level in LowLevel select (AssetCommand)new RequestAccess(actor, level, "For a thesis")),
        (3, from actor in Anyone from account in Anyone from yes in Gen.Elements(true, false) from end in AnyExpiry
            from level in LowLevel from asked in Gen.Elements(default, default, default, At(1))
            select (AssetCommand)new AnswerRequest(actor, account, level, asked, yes, end)),
        (3, from actor in Anyone from account in Anyone from id in Gen.Choose(1, 9)
            select (AssetCommand)new ApproveAccount(actor, account, id)),
        (3, from actor in Anyone from account in Anyone from all in Gen.Elements(true, false)
            select (AssetCommand)new RevokeApproval(actor, all ? null : account)));

    private static readonly Gen<AssetCommand> AnyAsk = Gen.Frequency(
        (2, AnyMint),
        (6, from actor in Anyone from account in Anyone from level in AnyLevel from end in AnyExpiry
            select (AssetCommand)new SetAccess(actor, account, level, end)),
        (3, from actor in Anyone from account in Anyone from origin in AnyOrigin
            select (AssetCommand)new RevokeAccess(actor, account, origin ?? GrantOrigin.Grant)),
        (1, from actor in Anyone from one in Anyone from other in Anyone from level in AnyLevel
            select (AssetCommand)new SetAccessMany(actor, [new(one, level, null), new(other, AccessLevel.UseModel, null)])),
        (2, from actor in Anyone from receiver in Anyone from approval in Gen.Elements<long?>(null, 1, 2)
            select (AssetCommand)new TransferAsset(actor, receiver, null, approval)),
        (8, AnyMoneyAsk),
        (6, AnyTalk),
        (1, from actor in Anyone select (AssetCommand)new BumpEpoch(actor)),
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

    private static LeaseTerms Terms(int price, int most) => new(MarketSample.Near(price), new BlockSpan(10_000_000_000), most);
}
