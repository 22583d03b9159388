using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Contracts;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Tests.Assets.AssetSpecification;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

/// <summary>A period costs 1 NEAR and lasts ten seconds; the platform takes 2.5 %, alice and dave 7 % and 3 % of the price.</summary>
public sealed class LeasingTests
{
    private static readonly LeaseTermsSet ForLease = new(Asset, AccessLevel.UseModel, Lease, Alice);

    private static readonly LeaseAccess TwoPeriods = new(Bob, AccessLevel.UseModel, 2, Near(2_000), new Platform(Carol, 250));

    [Fact]
    public void Lease_pays_owner_royalties_and_platform_to_the_last_yocto() =>
        Given(Minted(), ForLease).When(TwoPeriods, At(40)).Then(
            new LeaseStarted(
                Asset, Bob, AccessLevel.UseModel, 2, Near(2_000), Near(50),
                new Payouts([KeyValuePair.Create(Alice, Near(1_890)), KeyValuePair.Create(Dave, Near(60))]), At(40), At(60)),
            OfBob(At(60), At(40)));

    [Fact]
    public void Lease_of_the_same_level_runs_on_from_its_end() =>
        Given(Minted(), ForLease, OfBob(At(60))).When(TwoPeriods, At(50)).Then(
            new LeaseStarted(
                Asset, Bob, AccessLevel.UseModel, 2, Near(2_000), Near(50),
                new Payouts([KeyValuePair.Create(Alice, Near(1_890)), KeyValuePair.Create(Dave, Near(60))]), At(60), At(80)),
            OfBob(At(80), At(50)));

    [Fact, Trait("Abuse", "60")]
    public void Lease_at_another_price_is_refused() =>
        Given(Minted(), ForLease).When(TwoPeriods with { ExpectedPrice = Near(1_999) }, Start)
            .ThenRefused(new PriceChanged(Near(1_999), Near(2_000)));

    [Fact]
    public void Lease_past_what_is_for_lease_is_refused() =>
        Given(Minted(), ForLease, OfBob(At(115))).When(TwoPeriods, At(5)).ThenRefused(new LeaseTooLong(12));

    [Fact]
    public void Lease_of_nothing_is_refused() =>
        Given(Minted(), ForLease).When(TwoPeriods with { Periods = 0, ExpectedPrice = Yocto.Zero }, Start)
            .ThenRefused(new LeaseTooLong(12));

    [Fact]
    public void Lease_without_terms_is_refused() =>
        Given(Minted()).When(TwoPeriods, Start).ThenRefused(new NotForLease(AccessLevel.UseModel));

    [Fact]
    public void Lease_at_a_former_owners_price_is_refused() =>
        Given([Minted(), ForLease, .. TransferredTo(Carol)]).When(TwoPeriods, Start).ThenRefused(new NotForLease(AccessLevel.UseModel));

    [Fact]
    public void Lease_by_the_owner_is_refused() =>
        Given(Minted(), ForLease).When(TwoPeriods with { Actor = Alice }, Start).ThenRefused(new OwnerHoldsAll(Alice));

    [Fact]
    public void Lease_of_less_than_is_held_is_refused() =>
        Given(Minted(), ForLease, Granted(Bob, AccessLevel.EditData)).When(TwoPeriods, Start).ThenRefused(new WouldLose(Bob));

    [Fact]
    public void Lease_by_who_was_shut_out_is_refused() =>
        Given(Minted(), ForLease, Granted(Bob, AccessLevel.None)).When(TwoPeriods, Start).ThenRefused(new ShutOut(Bob));

    [Fact]
    public void Lease_outlives_a_transfer_and_a_grant_does_not()
    {
        var state = Given([Minted(), OfBob(At(60)), Granted(Dave, AccessLevel.UseModel), .. TransferredTo(Carol)]).State;
        state.Explain(Bob, At(59)).ShouldBe(new AccessDecision(AccessLevel.UseModel, AccessSource.Lease, At(60), false, null));
        state.LevelOf(Dave, At(59)).ShouldBe(AccessLevel.None);
    }

    [Fact, Trait("Abuse", "62")]
    public void Lease_has_ended_at_its_expiry_by_block_time() =>
        Given(Minted(), OfBob(At(60))).State.Explain(Bob, At(60))
            .ShouldBe(new AccessDecision(AccessLevel.None, AccessSource.None, null, false, AccessDenial.Expired));

    [Fact]
    public void Lease_is_not_taken_back_by_the_owner_but_given_up_by_its_holder()
    {
        var leased = Given(Minted(), OfBob(At(60)));
        leased.When(new RevokeAccess(Alice, Bob, GrantOrigin.Lease), At(59)).ThenRefused(new PaidRight(Bob, GrantOrigin.Lease));
        leased.When(new RevokeAccess(Bob, Bob, GrantOrigin.Lease), At(59)).Then(new AccessRevoked(Asset, Bob, Bob, GrantOrigin.Lease));
        leased.When(new RevokeAccess(Alice, Bob, GrantOrigin.Lease), At(60)).Then(new AccessRevoked(Asset, Bob, Alice, GrantOrigin.Lease));
    }

    [Fact]
    public void Revocation_as_stored_before_ends_every_right() =>
        Given(Minted(), OfBob(At(60)), Granted(Bob, AccessLevel.EditData), new AccessRevoked(Asset, Bob, Alice)).State
            .Explain(Bob, Start).Denial.ShouldBe(AccessDenial.Revoked);

    [Theory]
    [InlineData(AccessLevel.None)]
    [InlineData(AccessLevel.EditData)]
    [InlineData(AccessLevel.AbsoluteOwnership)]
    public void Level_that_is_never_for_lease_is_refused(AccessLevel level) =>
        Given(Minted()).When(new SetLeaseTerms(Alice, level, Lease), Start).ThenRefused(new TermsUnfit());

    [Fact]
    public void Terms_are_the_owners_and_of_a_year_at_most()
    {
        var administered = Given(Minted(), Granted(Bob, AccessLevel.AbsoluteOwnership));
        administered.When(new SetLeaseTerms(Bob, AccessLevel.UseModel, Lease), Start).ThenRefused(new NotOwner(Bob));
        var year = Lease with { Period = LeaseTerms.Longest, MaxPeriods = 1 };
        administered.When(new SetLeaseTerms(Alice, AccessLevel.UseModel, year), Start)
            .Then(new LeaseTermsSet(Asset, AccessLevel.UseModel, year, Alice));
        administered.When(new SetLeaseTerms(Alice, AccessLevel.UseModel, year with { MaxPeriods = 2 }), Start)
            .ThenRefused(new TermsUnfit());
    }

    [Fact]
    public void Lease_that_holds_is_cut_by_no_cap_and_no_burn()
    {
        var leased = Given(Minted(), OfBob(At(60)) with { Level = AccessLevel.Resale });
        leased.When(new SetMaxLevel(Alice, AccessLevel.UseModel), At(59)).ThenRefused(new CapBelowPaid(AccessLevel.Resale));
        leased.When(new SetMaxLevel(Alice, AccessLevel.Resale), At(59)).Then(new MaxLevelSet(Asset, AccessLevel.Resale, Alice));
        leased.When(new SetMaxLevel(Alice, AccessLevel.UseModel), At(60)).Then(new MaxLevelSet(Asset, AccessLevel.UseModel, Alice));
        leased.When(new BurnAsset(Alice), At(59)).ThenRefused(new Leased(At(60)));
        leased.When(new BurnAsset(Alice), At(60)).Then(new AssetBurnt(Asset, Alice));
    }

    [Fact]
    public void New_epoch_ends_grants_wherever_they_went_and_leases_stay()
    {
        var bumped = new AccessEpochBumped(Asset, 1, Alice, Alice);
        var held = Given(Minted(), ForLease, OfBob(At(60)), Granted(Carol, AccessLevel.AbsoluteOwnership));
        held.When(new BumpEpoch(Carol), Start).ThenRefused(new NotOwner(Carol));
        held.When(new BumpEpoch(Alice), Start).Then(bumped);
        var after = Given(Minted(), ForLease, OfBob(At(60)), Granted(Carol, AccessLevel.AbsoluteOwnership), bumped);
        after.State.LevelOf(Bob, At(59)).ShouldBe(AccessLevel.UseModel);
        after.State.Explain(Carol, Start).Denial.ShouldBe(AccessDenial.Lapsed);
        after.State.Explain(Alice, Start).Source.ShouldBe(AccessSource.Owner);
        after.When(TwoPeriods, Start).ThenRefused(new NotForLease(AccessLevel.UseModel));
    }

    [Fact, Trait("Abuse", "57")]
    public void Price_of_nothing_or_without_end_is_refused()
    {
        var most = new Yocto(UInt128.MaxValue);
        Given(Minted()).When(new SetLeaseTerms(Alice, AccessLevel.UseModel, Lease with { PricePerPeriod = Yocto.Zero }), Start)
            .ThenRefused(new PriceUnfit(Yocto.Zero));
        Given(Minted()).When(new SetLeaseTerms(Alice, AccessLevel.UseModel, Lease with { PricePerPeriod = most }), Start)
            .ThenRefused(new PriceUnfit(most));
    }

    private static AccessSet OfBob(BlockTime expiresAt, BlockTime? grantedAt = null) =>
        new(Asset, Bob, AccessLevel.UseModel, expiresAt, Bob, grantedAt ?? Start, GrantOrigin.Lease);
}
