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
            (_, _) when CommandFaults.Of(command) is { } fault => Refuse(fault),
            (_, AnswerRequest { Approve: false } c) when c.Account == c.Actor => RequestDecider.Withdraw(state, c, now),
            (Unminted, MintAsset c) => Mint(c, now),
            (Minted, MintAsset c) => Refuse(new AlreadyMinted(c.Asset)),
            (Unminted, _) => Refuse(new NotMinted()),
            (AssetState.Burnt, _) => Refuse(new AssetRefusal.Burnt()),
            (Minted m, BurnAsset or BumpEpoch or SetLeaseTerms or ApproveAccount or RevokeApproval) when command.Actor != m.Owner =>
                Refuse(new NotOwner(command.Actor)),
            (Minted m, TransferAsset c) => OwningDecider.Transfer(m, c),
            (Minted m, ApproveAccount c) => OwningDecider.Approve(m, c),
            (Minted m, RevokeApproval c) => OwningDecider.RevokeApproval(m, c),
            (Minted m, BurnAsset) => OwningDecider.Burn(m, now),
            (Minted m, BumpEpoch) => Accept(new AccessEpochBumped(m.Asset, m.Access.Epoch + 1, m.Owner, m.Owner)),
            (Minted m, SetLeaseTerms c) => LeaseDecider.SetTerms(m, c),
            (Minted m, SetRoyalty c) when c.Royalty.Pays(m.Asset.Contract) => Refuse(new NotForTheContract()),
            (Minted m, ResellAccess c) => ResaleDecider.Resell(m, c, now),
            (Minted m, LeaseAccess c) => LeaseDecider.Lease(m, c, now),
            (Minted m, RequestAccess c) => RequestDecider.Request(m, c, now),
            (Minted m, _) when TooLow(m, command, now) is { } refusal => Refuse(refusal),
            (Minted m, UpdateMetadata c) => Describe(m, c),
            (Minted m, PublishVersion c) => Publish(m, c, now),
            (Minted m, AnswerRequest c) => RequestDecider.Answer(m, c, now),
            (Minted m, SetRoyalty c) => SetRoyalty(m, c),
            (Minted m, _) => AccessDecider.Decide(m, command, now),
            _ => throw new UnreachableException($"{state.GetType().Name} x {command.GetType().Name}"),
        };

    public static AssetState Evolve(AssetState state, AssetEvent @event) => AssetEvolution.Evolve(state, @event);

    private static Verdict Mint(MintAsset c, BlockTime now)
    {
        if (c.Parent is not null and not Minted)
            return Refuse(new NotMinted());
        if (c.Parent is Minted p && p.LevelOf(c.Actor, now) is var level && level < AccessLevel.CreateReplica)
            return Refuse(new LevelTooLow(AccessLevel.CreateReplica, level));
        if (c.Collection is not CollectionState.Created collection)
            return Refuse(new NoSuchCollection());
        if (Unfit(c, collection) is { } refusal)
            return Refuse(refusal);
        var minted = new AssetMinted(
            c.Asset, collection.Collection, c.Kind, c.Name, c.Actor, c.Owner, c.Metadata, c.DefaultLevel, c.MaxLevel,
            c.Royalty ?? collection.Details.Royalty, c.Version is null ? null : Version(1, c.Version, now), now);
        return c.Parent is Minted parent ? Accept(minted, new ReplicaCreated(c.Asset, parent.Asset, c.Actor)) : Accept(minted);
    }

    private static AssetRefusal? Unfit(MintAsset c, CollectionState.Created collection) =>
        !collection.MayMint(c.Actor) ? new NotMinter(c.Actor)
        : !ContractLimits.FitsName(c.Name) ? new NameUnfit(ContractLimits.MaxNameBytes)
        : c.Owner.Value == c.Asset.Contract || c.Royalty?.Pays(c.Asset.Contract) == true ? new NotForTheContract()
        : c.Royalty is { IsLawful: false } ? new RoyaltyTooHigh(c.Royalty)
        : c.DefaultLevel == AccessLevel.AbsoluteOwnership ? new DefaultTooHigh(c.DefaultLevel)
        : c.MaxLevel != AccessLevel.None && c.DefaultLevel > c.MaxLevel ? new OverMaxLevel(c.DefaultLevel, c.MaxLevel)
        : null;

    private static LevelTooLow? TooLow(Minted m, AssetCommand command, BlockTime now)
    {
        // What one paid for one may give up, whatever is left of one's level.
        if (command is RevokeAccess { Origin: not GrantOrigin.Grant } own && own.Account == own.Actor)
            return null;
        var required = command is UpdateMetadata or PublishVersion ? AccessLevel.EditData : AccessLevel.AbsoluteOwnership;
        var actual = m.LevelOf(command.Actor, now);
        return actual < required ? new LevelTooLow(required, actual) : null;
    }

    private static Verdict Describe(Minted m, UpdateMetadata c)
    {
        var (name, metadata) = (c.Name ?? m.Name, c.Metadata ?? m.Metadata);
        return name == m.Name && metadata == m.Metadata ? Accept()
            : Accept(new MetadataUpdated(m.Asset, name, metadata, c.Actor));
    }

    private static Verdict Publish(Minted m, PublishVersion c, BlockTime now) =>
        (c.Actor == m.Owner ? ContractLimits.MaxVersions : ContractLimits.MaxVersionsOfEditors) is var most && m.Version?.Number >= most
            ? Refuse(new TooManyVersions(most))
        : Accept(new VersionPublished(m.Asset, Version((m.Version?.Number ?? 0) + 1, c.Version, now), c.Actor));

    private static Verdict SetRoyalty(Minted m, SetRoyalty c) =>
        c.Royalty.Equals(m.Royalty) ? Accept() : Accept(new RoyaltySet(m.Asset, c.Royalty, c.Actor));

    private static AssetVersion Version(int number, VersionContent content, BlockTime now) =>
        new(number, content.Cid, content.Sha256, content.Size, content.SaltedCommitment, now);
}
