using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Tests.Assets.AssetSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Assets;

public sealed class OwningTests
{
    [Fact]
    public void Transfer_by_the_owner_bumps_the_epoch() =>
        Given(Minted()).When(new TransferAsset(Alice, Bob, null), Start).Then(TransferredTo(Bob));

    [Fact]
    public void Transfer_by_a_level_6_holder_is_refused() =>
        Given(Minted(), Granted(Bob, AccessLevel.AbsoluteOwnership)).When(new TransferAsset(Bob, Carol, null), Start)
            .ThenRefused(new NotOwner(Bob));

    [Fact]
    public void Transfer_to_oneself_is_refused() =>
        Given(Minted()).When(new TransferAsset(Alice, Alice, null), Start).ThenRefused(new SelfTransfer(Alice));

    [Fact]
    public void Nothing_is_given_to_the_contract_itself()
    {
        var contract = Account.Parse(Contract);
        Given(Minted()).When(new TransferAsset(Alice, contract, null), Start).ThenRefused(new NotForTheContract());
        Given(Minted()).When(new SetRoyalty(Alice, new([KeyValuePair.Create(contract, 1)])), Start).ThenRefused(new NotForTheContract());
        Given().When(
            new MintAsset(
                Alice, Asset, CollectionOfAlice(), AssetKind.Model, "lid176", Metadata, contract, AccessLevel.None, AccessLevel.None, null,
                null),
            Start).ThenRefused(new NotForTheContract());
    }

    [Fact]
    public void Burn_by_the_owner_is_accepted() =>
        Given(Minted()).When(new BurnAsset(Alice), Start).Then(new AssetBurnt(Asset, Alice));

    [Fact]
    public void Burn_by_another_is_refused() => Given(Minted()).When(new BurnAsset(Bob), Start).ThenRefused(new NotOwner(Bob));

    [Fact]
    public void Metadata_changed_by_an_editor_is_accepted() =>
        Given(Minted(), Granted(Bob, AccessLevel.EditData)).When(new UpdateMetadata(Bob, "lid", null), Start)
            .Then(new MetadataUpdated(Asset, "lid", Metadata, Bob));

    [Fact]
    public void Metadata_changed_by_a_reader_is_refused() =>
        Given(Minted(), Granted(Bob, AccessLevel.ViewAndDownload)).When(new UpdateMetadata(Bob, "lid", null), Start)
            .ThenRefused(new LevelTooLow(AccessLevel.EditData, AccessLevel.ViewAndDownload));

    [Fact]
    public void Metadata_that_is_the_same_changes_nothing() =>
        Given(Minted()).When(new UpdateMetadata(Alice, "lid176", Metadata with { Tags = new Tags("language", "text") }), Start)
            .ThenNothing();

    [Fact]
    public void Metadata_without_a_name_is_refused() =>
        Given(Minted()).When(new UpdateMetadata(Alice, "", null), Start).ThenRefused(new NameUnfit(128));

    [Fact]
    public void Version_gets_the_next_number()
    {
        var second = Sample.Version with { Number = 2, Cid = "bafkreinewer", PublishedAt = At(9) };
        Given(Minted()).When(new PublishVersion(Alice, Content with { Cid = "bafkreinewer" }), At(9))
            .Then(new VersionPublished(Asset, second, Alice));
    }

    [Fact]
    public void Version_past_the_last_is_refused() =>
        Given(Minted(), new VersionPublished(Asset, Sample.Version with { Number = 500, Cid = "bafkreilast" }, Alice))
            .When(new PublishVersion(Alice, Content), At(9)).ThenRefused(new TooManyVersions(500));

    [Fact]
    public void Last_fifty_versions_are_the_owners()
    {
        var many = Given(
            Minted(), Granted(Bob, AccessLevel.EditData), new VersionPublished(Asset, Sample.Version with { Number = 450 }, Bob));
        many.When(new PublishVersion(Bob, Content), At(9)).ThenRefused(new TooManyVersions(450));
        many.When(new PublishVersion(Alice, Content), At(9))
            .Then(new VersionPublished(Asset, Sample.Version with { Number = 451, PublishedAt = At(9) }, Alice));
    }

    [Fact]
    public void Version_of_the_same_content_is_published_again() =>
        Given(Minted()).When(new PublishVersion(Alice, Content), At(9))
            .Then(new VersionPublished(Asset, Sample.Version with { Number = 2, PublishedAt = At(9) }, Alice));
}
