using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tests.Assets.AssetSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

/// <summary>Who may do what at an instant, and why not more.</summary>
public sealed class AccessTests
{
    private static AccessDecision Explain(Account account, BlockTime at, params AssetEvent[] events) =>
        Given(events).State.Explain(account, at);

    [Fact]
    public void Owner_holds_all_even_under_a_cap() =>
        Explain(Alice, Start, Minted(maxLevel: AccessLevel.UseModel))
            .ShouldBe(new AccessDecision(AccessLevel.AbsoluteOwnership, AccessSource.Owner, null, false, null));

    [Fact]
    public void Grant_gives_its_level_until_it_expires() =>
        Explain(Bob, At(9), Minted(), Granted(Bob, AccessLevel.UseModel, At(10)))
            .ShouldBe(new AccessDecision(AccessLevel.UseModel, AccessSource.Grant, At(10), false, null));

    [Fact]
    public void Grant_has_ended_at_its_expiry() =>
        Explain(Bob, At(10), Minted(), Granted(Bob, AccessLevel.UseModel, At(10)))
            .ShouldBe(new AccessDecision(AccessLevel.None, AccessSource.None, null, false, AccessDenial.Expired));

    [Fact]
    public void Expired_grant_falls_back_to_the_default() =>
        Explain(Bob, At(10), Minted(AccessLevel.UseModel), Granted(Bob, AccessLevel.EditData, At(10)))
            .ShouldBe(new AccessDecision(AccessLevel.UseModel, AccessSource.Default, null, false, AccessDenial.Expired));

    [Fact]
    public void Stranger_was_never_granted_anything() =>
        Explain(Bob, Start, Minted())
            .ShouldBe(new AccessDecision(AccessLevel.None, AccessSource.None, null, false, AccessDenial.NotGranted));

    [Fact]
    public void Default_is_for_everyone() =>
        Explain(Bob, Start, Minted(AccessLevel.UseModel))
            .ShouldBe(new AccessDecision(AccessLevel.UseModel, AccessSource.Default, null, false, null));

    [Fact]
    public void Revoked_grant_says_so() =>
        Explain(Bob, Start, Minted(), Granted(Bob, AccessLevel.UseModel), new AccessRevoked(Asset, Bob, Alice))
            .ShouldBe(new AccessDecision(AccessLevel.None, AccessSource.None, null, false, AccessDenial.Revoked));

    [Fact]
    public void Cap_holds_a_grant_down() =>
        Explain(Bob, Start, Minted(), Granted(Bob, AccessLevel.EditData), new MaxLevelSet(Asset, AccessLevel.UseModel, Alice))
            .ShouldBe(new AccessDecision(AccessLevel.UseModel, AccessSource.Grant, null, true, AccessDenial.Capped));

    [Fact]
    public void Transfer_lapses_what_was_granted() =>
        Explain(Bob, Start, [Minted(), Granted(Bob, AccessLevel.UseModel), .. TransferredTo(Carol)])
            .ShouldBe(new AccessDecision(AccessLevel.None, AccessSource.None, null, false, AccessDenial.Lapsed));

    [Fact]
    public void Transfer_drops_the_old_owner_to_nothing() =>
        Explain(Alice, Start, [Minted(), .. TransferredTo(Bob)])
            .ShouldBe(new AccessDecision(AccessLevel.None, AccessSource.None, null, false, AccessDenial.Lapsed));

    [Fact]
    public void Transfer_gives_the_new_owner_all() =>
        Explain(Bob, Start, [Minted(), Granted(Bob, AccessLevel.UseModel), .. TransferredTo(Bob)])
            .Source.ShouldBe(AccessSource.Owner);

    [Fact]
    public void Grant_after_the_transfer_holds() =>
        Explain(Carol, Start, [Minted(), .. TransferredTo(Bob), Granted(Carol, AccessLevel.UseModel) with { GrantedBy = Bob }])
            .ShouldBe(new AccessDecision(AccessLevel.UseModel, AccessSource.Grant, null, false, null));

    [Fact]
    public void Burnt_asset_gives_nobody_anything() =>
        Explain(Alice, Start, Minted(), new AssetBurnt(Asset, Alice))
            .ShouldBe(new AccessDecision(AccessLevel.None, AccessSource.None, null, false, AccessDenial.Burnt));

    [Fact]
    public void Denial_of_a_reached_level_is_none() =>
        Explain(Bob, Start, Minted(AccessLevel.UseModel)).DenialOf(AccessLevel.UseModel).ShouldBeNull();

    [Fact]
    public void Denial_of_a_level_nobody_granted_is_not_granted() =>
        Explain(Bob, Start, Minted(AccessLevel.UseModel)).DenialOf(AccessLevel.EditData).ShouldBe(AccessDenial.NotGranted);
}
