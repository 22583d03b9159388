using System.Diagnostics;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Assets.AssetState;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Assets.AssetEvent, NeuraNft.Domain.Assets.AssetRefusal>;

namespace NeuraNft.Domain.Assets;

using Verdict = Decision<AssetEvent, AssetRefusal>;

/// <summary>The contract's rules on assets and rights, told before a wallet signs. Evolving is <see cref="AssetEvolution"/>.</summary>
public static class AssetDecider
{
    public static Verdict Decide(AssetState state, AssetCommand command, BlockTime now) =>
        (state, command) switch
        {
            (Unminted, MintAsset c) => Mint(c, now),
            (Minted, MintAsset c) => Refuse(new AlreadyMinted(c.Asset)),
            (Unminted, _) => Refuse(new NotMinted()),
            (AssetState.Burnt, _) => Refuse(new AssetRefusal.Burnt()),
            (Minted m, TransferAsset or BurnAsset) when command.Actor != m.Owner => Refuse(new NotOwner(command.Actor)),
            (Minted m, _) when TooLow(m, command, now) is { } refusal => Refuse(refusal),
            (Minted m, UpdateMetadata c) => Describe(m, c),
            (Minted m, PublishVersion c) => Publish(m, c, now),
            (Minted m, TransferAsset c) => Transfer(m, c),
            (Minted m, SetAccess c) => Grant(m, c, now),
            (Minted m, RevokeAccess c) => Revoke(m, c),
            (Minted m, SetDefaultLevel c) => SetDefault(m, c),
            (Minted m, SetMaxLevel c) => SetMax(m, c),
            (Minted m, BurnAsset) => Accept(new AssetBurnt(m.Asset, m.Owner)),
            _ => throw new UnreachableException($"{state.GetType().Name} x {command.GetType().Name}"),
        };

    public static AssetState Evolve(AssetState state, AssetEvent @event) => AssetEvolution.Evolve(state, @event);

    private static Verdict Mint(MintAsset c, BlockTime now) =>
        c.Collection is not CollectionState.Created collection ? Refuse(new NoSuchCollection())
        : !collection.MayMint(c.Actor) ? Refuse(new NotMinter(c.Actor))
        : !ContractLimits.FitsName(c.Name) ? Refuse(new NameUnfit(ContractLimits.MaxNameBytes))
        : c.Royalty is { IsLawful: false } ? Refuse(new RoyaltyTooHigh(c.Royalty))
        : IsOver(c.MaxLevel, c.DefaultLevel) ? Refuse(new OverMaxLevel(c.DefaultLevel, c.MaxLevel))
        : Accept(new AssetMinted(
            c.Asset, collection.Collection, c.Kind, c.Name, c.Actor, c.Owner, c.Metadata, c.DefaultLevel, c.MaxLevel,
            c.Royalty ?? collection.Details.Royalty, c.Version is null ? null : Version(1, c.Version, now), now));

    private static LevelTooLow? TooLow(Minted m, AssetCommand command, BlockTime now)
    {
        var required = command is UpdateMetadata or PublishVersion ? AccessLevel.EditData : AccessLevel.AbsoluteOwnership;
        var actual = m.LevelOf(command.Actor, now);
        return actual < required ? new LevelTooLow(required, actual) : null;
    }

    private static Verdict Describe(Minted m, UpdateMetadata c)
    {
        var (name, metadata) = (c.Name ?? m.Name, c.Metadata ?? m.Metadata);
        return !ContractLimits.FitsName(name) ? Refuse(new NameUnfit(ContractLimits.MaxNameBytes))
            : name == m.Name && metadata == m.Metadata ? Accept()
            : Accept(new MetadataUpdated(m.Asset, name, metadata, c.Actor));
    }

    private static Verdict Publish(Minted m, PublishVersion c, BlockTime now) =>
        m.Version?.Content == c.Version ? Accept()
        : m.Version?.Number >= ContractLimits.MaxVersions ? Refuse(new TooManyVersions(ContractLimits.MaxVersions))
        : Accept(new VersionPublished(m.Asset, Version((m.Version?.Number ?? 0) + 1, c.Version, now), c.Actor));

    private static Verdict Transfer(Minted m, TransferAsset c) =>
        c.Receiver == m.Owner
            ? Refuse(new SelfTransfer(m.Owner))
            : Accept(
                new AssetTransferred(m.Asset, m.Owner, c.Receiver, Authorized: null, c.Memo),
                new AccessEpochBumped(m.Asset, m.Access.Epoch + 1, m.Owner, c.Receiver));

    private static Verdict Grant(Minted m, SetAccess c, BlockTime now) =>
        c.Account == m.Owner ? Refuse(new OwnerHoldsAll(m.Owner))
        : m.Access.IsOverMax(c.Level) ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
        : c.ExpiresAt is { } end && end <= now ? Refuse(new ExpiryInPast(end, now))
        : m.Access.Grants.GetValueOrDefault(c.Account) is { Ended: null } g && (g.Level, g.ExpiresAt) == (c.Level, c.ExpiresAt) ? Accept()
        : Accept(new AccessSet(m.Asset, c.Account, c.Level, c.ExpiresAt, c.Actor, now, GrantOrigin.Grant));

    private static Verdict Revoke(Minted m, RevokeAccess c) =>
        m.Access.Grants.GetValueOrDefault(c.Account) is { Ended: null }
            ? Accept(new AccessRevoked(m.Asset, c.Account, c.Actor))
            : Accept();

    private static Verdict SetDefault(Minted m, SetDefaultLevel c) =>
        m.Access.IsOverMax(c.Level) ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
        : c.Level == m.Access.Default ? Accept()
        : Accept(new DefaultLevelSet(m.Asset, c.Level, c.Actor));

    // "No cap" is above every cap, so going back to it is a raise.
    private static Verdict SetMax(Minted m, SetMaxLevel c) =>
        c.Level == m.Access.Max ? Accept()
        : m.Access.Max != AccessLevel.None && (c.Level == AccessLevel.None || c.Level > m.Access.Max)
            ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
            : Accept(new MaxLevelSet(m.Asset, c.Level, c.Actor));

    private static bool IsOver(AccessLevel max, AccessLevel level) => max != AccessLevel.None && level > max;

    private static AssetVersion Version(int number, VersionContent content, BlockTime now) =>
        new(number, content.Cid, content.Sha256, content.Size, content.SaltedCommitment, now);
}
