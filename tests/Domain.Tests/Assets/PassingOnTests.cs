using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Tests.Assets.AssetSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

/// <summary>Bob passes his right on to carol; owners approve others.</summary>
public sealed class PassingOnTests
{
    private static readonly ResellAccess ToCarol = new(Bob, Carol, null, null);

    [Fact]
    public void Lease_passed_on_keeps_its_expiry_and_is_lost() =>
        Given(Minted(), LeaseOfBob).When(ToCarol, At(9)).Then(
            new AccessResold(Asset, Bob, Carol, AccessLevel.Resale, At(60), GrantOrigin.Lease),
            new AccessRevoked(Asset, Bob, Bob, GrantOrigin.Lease),
            new AccessSet(Asset, Carol, AccessLevel.Resale, At(60), Bob, At(9), GrantOrigin.Resale));

    [Fact]
    public void Grant_passed_on_stays_a_grant() =>
        Given(Minted(), Granted(Bob, AccessLevel.EditData)).When(ToCarol with { Level = AccessLevel.UseModel }, At(9)).Then(
            new AccessResold(Asset, Bob, Carol, AccessLevel.UseModel, null, GrantOrigin.Grant),
            new AccessRevoked(Asset, Bob, Bob, GrantOrigin.Grant),
            new AccessSet(Asset, Carol, AccessLevel.UseModel, null, Bob, At(9), GrantOrigin.Grant));

    [Fact]
    public void More_than_is_held_is_not_passed_on() =>
        Given(Minted(), LeaseOfBob).When(ToCarol with { Level = AccessLevel.EditData }, At(9))
            .ThenRefused(new LevelTooLow(AccessLevel.EditData, AccessLevel.Resale));

    [Fact]
    public void Right_below_resale_is_not_passed_on() =>
        Given(Minted(), Granted(Bob, AccessLevel.UseModel)).When(ToCarol, At(9))
            .ThenRefused(new LevelTooLow(AccessLevel.Resale, AccessLevel.UseModel));

    [Fact]
    public void Right_that_has_ended_is_not_passed_on() =>
        Given(Minted(), LeaseOfBob).When(ToCarol, At(60)).ThenRefused(new NoRight(Bob));

    [Fact]
    public void Default_is_nobodys_to_pass_on() =>
        Given(Minted(AccessLevel.EditData)).When(ToCarol, At(9)).ThenRefused(new NoRight(Bob));

    [Fact]
    public void Right_that_would_shorten_another_is_refused() =>
        Given(Minted(), LeaseOfBob, LeaseOfBob with { Account = Carol, ExpiresAt = null, Origin = GrantOrigin.Resale }).When(ToCarol, At(9))
            .ThenRefused(new WouldLose(Carol));

    [Fact]
    public void Right_of_nothing_is_no_right() =>
        Given(Minted(), LeaseOfBob).When(ToCarol with { Level = AccessLevel.None }, At(9)).ThenRefused(new NothingToPass());

    [Fact]
    public void Replica_by_who_may_names_its_parent()
    {
        var parent = Given(Minted() with { Asset = Parent }, Granted(Dave, AccessLevel.CreateReplica) with { Asset = Parent }).State;
        var mint = new MintAsset(
            Dave, Asset, CollectionOfAlice(Dave), AssetKind.Model, "lid176", Metadata, Alice, AccessLevel.None, AccessLevel.None,
            TenPercent, Content)
        { Parent = parent };
        Given().When(mint, Start).Then(Minted() with { Creator = Dave }, new ReplicaCreated(Asset, Parent, Dave));
        var stranger = Given(Minted() with { Asset = Parent }).State;
        Given().When(mint with { Parent = stranger }, Start)
            .ThenRefused(new LevelTooLow(AccessLevel.CreateReplica, AccessLevel.None));
        Given().When(mint with { Parent = AssetState.Initial }, Start).ThenRefused(new NotMinted());
    }

    [Fact, Trait("Abuse", "61")]
    public void Approval_ends_with_the_transfer_and_holds_by_its_number_only()
    {
        var approved = Given(Minted(), new AccountApproved(Asset, Alice, Bob, 7));
        approved.When(new TransferAsset(Bob, Carol, null, 6), Start).ThenRefused(new NotApproved(Bob));
        approved.When(new TransferAsset(Bob, Carol, null, 7), Start).Then(
            new AssetTransferred(Asset, Alice, Carol, Bob, null), new AccessEpochBumped(Asset, 1, Alice, Carol));
        Given([Minted(), new AccountApproved(Asset, Alice, Bob, 7), .. TransferredTo(Dave)])
            .When(new TransferAsset(Bob, Carol, null, 7), Start).ThenRefused(new NotOwner(Bob));
    }

    private static AccessSet LeaseOfBob => new(Asset, Bob, AccessLevel.Resale, At(60), Bob, Start, GrantOrigin.Lease);
}
