using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Tests.Assets.AssetSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

public sealed class MintingTests
{
    private static readonly MintAsset Mint = new(
        Alice, Asset, CollectionOfAlice(), AssetKind.Model, "lid176", Metadata, Alice, AccessLevel.None, AccessLevel.None,
        TenPercent, Content);

    [Fact]
    public void Mint_by_the_collections_owner_is_accepted() => Given().When(Mint, Start).Then(Minted());

    [Fact]
    public void Mint_without_a_version_is_accepted() =>
        Given().When(Mint with { Version = null }, Start).Then(Minted(withVersion: false));

    [Fact]
    public void Mint_for_another_owner_keeps_the_creator() =>
        Given().When(Mint with { Owner = Bob }, Start).Then(Minted() with { Owner = Bob });

    [Fact]
    public void Mint_by_a_listed_minter_is_accepted() =>
        Given().When(new MintAsset(
                Dave, Asset, CollectionOfAlice(Dave), AssetKind.Model, "lid176", Metadata, Alice, AccessLevel.None, AccessLevel.None,
                TenPercent, Content), Start)
            .Then(Minted() with { Creator = Dave });

    [Fact]
    public void Mint_by_a_stranger_is_refused() =>
        Given().When(Mint with { Actor = Bob }, Start).ThenRefused(new NotMinter(Bob));

    [Fact]
    public void Mint_into_no_collection_is_refused() =>
        Given().When(Mint with { Collection = CollectionState.Initial }, Start).ThenRefused(new NoSuchCollection());

    [Fact]
    public void Mint_without_a_name_is_refused() => Given().When(Mint with { Name = "" }, Start).ThenRefused(new NameUnfit(128));

    [Fact]
    public void Mint_with_a_name_over_its_bytes_is_refused() =>
        Given().When(Mint with { Name = new string('ä', 65) }, Start).ThenRefused(new NameUnfit(128));

    [Fact]
    public void Mint_without_a_royalty_takes_the_collections() => Given().When(Mint with { Royalty = null }, Start).Then(Minted());

    [Fact]
    public void Mint_with_a_royalty_for_too_many_is_refused()
    {
        var royalty = new Royalty(Enumerable.Range(0, 11).Select(i => KeyValuePair.Create(Account.Parse($"a{i}.near"), 1)));
        Given().When(Mint with { Royalty = royalty }, Start).ThenRefused(new RoyaltyTooHigh(royalty));
    }

    [Fact]
    public void Mint_with_a_royalty_over_half_is_refused()
    {
        var royalty = new Royalty([KeyValuePair.Create(Alice, Royalty.MaxBasisPoints), KeyValuePair.Create(Bob, 1)]);
        Given().When(Mint with { Royalty = royalty }, Start).ThenRefused(new RoyaltyTooHigh(royalty));
    }

    [Fact]
    public void Mint_with_a_royalty_whose_sum_overflows_is_refused()
    {
        var royalty = new Royalty([KeyValuePair.Create(Alice, int.MaxValue), KeyValuePair.Create(Bob, int.MaxValue)]);
        Given().When(Mint with { Royalty = royalty }, Start).ThenRefused(new RoyaltyTooHigh(royalty));
    }

    [Fact]
    public void Mint_with_a_default_above_the_cap_is_refused() =>
        Given().When(Mint with { DefaultLevel = AccessLevel.EditData, MaxLevel = AccessLevel.UseModel }, Start)
            .ThenRefused(new OverMaxLevel(AccessLevel.EditData, AccessLevel.UseModel));

    [Fact]
    public void Mint_of_a_taken_token_is_refused() => Given(Minted()).When(Mint, Start).ThenRefused(new AlreadyMinted(Asset));
}
