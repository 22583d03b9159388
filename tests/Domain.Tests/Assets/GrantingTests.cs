using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Tests.Assets.AssetSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

public sealed class GrantingTests
{
    private static readonly SetAccess UseForBob = new(Alice, Bob, AccessLevel.UseModel, null);

    [Fact]
    public void Grant_by_the_owner_is_accepted() => Given(Minted()).When(UseForBob, Start).Then(Granted(Bob, AccessLevel.UseModel));

    [Fact]
    public void Grant_by_a_level_6_holder_is_accepted() =>
        Given(Minted(), Granted(Carol, AccessLevel.AbsoluteOwnership)).When(UseForBob with { Actor = Carol }, Start)
            .Then(Granted(Bob, AccessLevel.UseModel) with { GrantedBy = Carol });

    [Fact]
    public void Grant_by_a_lower_holder_is_refused() =>
        Given(Minted(), Granted(Carol, AccessLevel.EditData)).When(UseForBob with { Actor = Carol }, Start)
            .ThenRefused(new LevelTooLow(AccessLevel.AbsoluteOwnership, AccessLevel.EditData));

    [Fact]
    public void Grant_by_a_stranger_is_refused() =>
        Given(Minted()).When(UseForBob with { Actor = Bob }, Start)
            .ThenRefused(new LevelTooLow(AccessLevel.AbsoluteOwnership, AccessLevel.None));

    [Fact]
    public void Grant_on_nothing_is_refused() => Given().When(UseForBob, Start).ThenRefused(new NotMinted());

    [Fact]
    public void Grant_on_a_burnt_asset_is_refused() =>
        Given(Minted(), new AssetBurnt(Asset, Alice)).When(UseForBob, Start).ThenRefused(new AssetRefusal.Burnt());

    [Fact]
    public void Grant_above_the_cap_is_refused() =>
        Given(Minted(maxLevel: AccessLevel.Resale)).When(UseForBob with { Level = AccessLevel.EditData }, Start)
            .ThenRefused(new OverMaxLevel(AccessLevel.EditData, AccessLevel.Resale));

    [Fact]
    public void Grant_that_ends_now_is_refused() =>
        Given(Minted()).When(UseForBob with { ExpiresAt = At(5) }, At(5)).ThenRefused(new ExpiryInPast(At(5), At(5)));

    [Fact]
    public void Grant_to_the_owner_is_refused() =>
        Given(Minted()).When(UseForBob with { Account = Alice }, Start).ThenRefused(new OwnerHoldsAll(Alice));

    [Fact]
    public void Grant_once_more_changes_nothing() =>
        Given(Minted(), Granted(Bob, AccessLevel.UseModel)).When(UseForBob, At(5)).ThenNothing();

    [Fact]
    public void Grant_with_another_expiry_is_a_new_grant() =>
        Given(Minted(), Granted(Bob, AccessLevel.UseModel)).When(UseForBob with { ExpiresAt = At(50) }, Start)
            .Then(Granted(Bob, AccessLevel.UseModel, At(50)));

    [Fact]
    public void Revocation_of_a_grant_is_accepted() =>
        Given(Minted(), Granted(Bob, AccessLevel.UseModel)).When(new RevokeAccess(Alice, Bob), Start)
            .Then(new AccessRevoked(Asset, Bob, Alice, GrantOrigin.Grant));

    [Fact]
    public void Revocation_of_nothing_changes_nothing() => Given(Minted()).When(new RevokeAccess(Alice, Bob), Start).ThenNothing();

    [Fact]
    public void Revocation_of_the_owner_changes_nothing() =>
        Given(Minted()).When(new RevokeAccess(Alice, Alice), Start).ThenNothing();

    [Fact]
    public void Default_above_the_cap_is_refused() =>
        Given(Minted(maxLevel: AccessLevel.UseModel)).When(new SetDefaultLevel(Alice, AccessLevel.Resale), Start)
            .ThenRefused(new OverMaxLevel(AccessLevel.Resale, AccessLevel.UseModel));

    [Fact]
    public void Default_within_the_cap_is_accepted() =>
        Given(Minted()).When(new SetDefaultLevel(Alice, AccessLevel.UseModel), Start)
            .Then(new DefaultLevelSet(Asset, AccessLevel.UseModel, Alice));

    [Fact]
    public void Cap_is_lowered() =>
        Given(Minted(maxLevel: AccessLevel.EditData)).When(new SetMaxLevel(Alice, AccessLevel.Resale), Start)
            .Then(new MaxLevelSet(Asset, AccessLevel.Resale, Alice));

    [Theory]
    [InlineData(AccessLevel.EditData)]
    [InlineData(AccessLevel.None)]
    public void Cap_is_never_raised_nor_lifted(AccessLevel asked) =>
        Given(Minted(maxLevel: AccessLevel.Resale)).When(new SetMaxLevel(Alice, asked), Start)
            .ThenRefused(new OverMaxLevel(asked, AccessLevel.Resale));
}
