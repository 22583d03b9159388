using System.Text.Json;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Tests.Chain;

/// <summary>Each event of the contract's standard becomes its domain event on the right stream, field by field.</summary>
public sealed class TranslationTests
{
    private const string Contract = "nrc101.test.near";
    private static readonly Account Alice = Account.Parse("alice.test.near");
    private static readonly Account Bob = Account.Parse("bob.test.near");
    private static readonly AssetId Asset = new(Contract, "1:7");
    private static readonly CollectionId Collection = new(Contract, "1");
    private static readonly CollectionDetails Details = new("Tongues", null, 512, null, "ipfs://i", null, Minting.AllowList, Royalty.None);
    private static readonly AssetMetadata Metadata = AssetMetadata.Empty with { Data = "card", Tags = new Tags("a", "b") };
    private static readonly AssetVersion Version = new(1, "bafy", "aa", 7, "bb", new BlockTime(17));

    private const string DetailsJson = """
        "collection_id":"1","name":"Tongues","kind_hint":null,"context_window":512,"base_model":null,"image":"ipfs://i",
        "description":null,"minting":"allow_list","royalty":{}
        """;

    private const string MetadataJson = """
        {"image":null,"base_model":null,"data":"card","rag":null,"fine_tune_data":null,"description":null,"task":null,
         "license":null,"tags":["a","b"]}
        """;

    private const string VersionJson = """
        {"number":1,"cid":"bafy","sha256":"aa","size":7,"salted_commitment":"bb","published_at":"17"}
        """;

    [Fact]
    public void Collection_create_becomes_collection_created() => Translate("collection_create", $$"""
        { {{DetailsJson}},"creator_id":"alice.test.near","owner_id":"bob.test.near","created_at":"18446744073709551615" }
        """).ShouldBe(OnCollection(new CollectionEvent.CollectionCreated(
            Collection, Details, Alice, Bob, new BlockTime(ulong.MaxValue))));

    [Fact]
    public void Collection_update_becomes_collection_updated() => Translate("collection_update", $$"""
        { {{DetailsJson}},"by":"bob.test.near" }
        """).ShouldBe(OnCollection(new CollectionEvent.CollectionUpdated(Collection, Details, Bob)));

    [Fact]
    public void Collection_transfer_becomes_collection_transferred() => Translate("collection_transfer", """
        {"collection_id":"1","old_owner_id":"alice.test.near","new_owner_id":"bob.test.near"}
        """).ShouldBe(OnCollection(new CollectionEvent.CollectionTransferred(Collection, Alice, Bob)));

    [Theory, InlineData("true", true), InlineData("false", false)]
    public void Minter_set_becomes_minter_set(string json, bool allowed) => Translate("minter_set", $$"""
        {"collection_id":"1","account_id":"bob.test.near","allowed":{{json}} }
        """).ShouldBe(OnCollection(new CollectionEvent.MinterSet(Collection, Bob, allowed)));

    [Theory]
    [InlineData("model", AssetKind.Model)]
    [InlineData("dataset", AssetKind.Dataset)]
    [InlineData("workflow", AssetKind.Workflow)]
    [InlineData("agent", AssetKind.Agent)]
    public void Asset_mint_becomes_asset_minted(string json, AssetKind kind) => Translate("asset_mint", Mint(json, VersionJson)).ShouldBe(
        OnAsset(new AssetEvent.AssetMinted(
            Asset, Collection, kind, "lid176", Alice, Bob, Metadata, AccessLevel.UseModel, AccessLevel.ViewAndDownload,
            new Royalty([KeyValuePair.Create(Alice, 500)]), Version, new BlockTime(18))));

    [Fact]
    public void Asset_mint_without_a_version_has_none() =>
        Translate("asset_mint", Mint("model", "null")).Data.ShouldBeOfType<AssetEvent.AssetMinted>().Version.ShouldBeNull();

    [Fact]
    public void Metadata_update_becomes_metadata_updated() => Translate("metadata_update", $$"""
        {"token_id":"1:7","name":"new","metadata":{{MetadataJson}},"by":"bob.test.near"}
        """).ShouldBe(OnAsset(new AssetEvent.MetadataUpdated(Asset, "new", Metadata, Bob)));

    [Fact]
    public void Version_publish_becomes_version_published() => Translate("version_publish", $$"""
        {"token_id":"1:7","version":{{VersionJson}},"by":"bob.test.near"}
        """).ShouldBe(OnAsset(new AssetEvent.VersionPublished(Asset, Version, Bob)));

    [Fact]
    public void Access_set_with_an_expiry_becomes_access_set() => Translate("access_set", Grant("\"99\"")).ShouldBe(OnAsset(
        new AssetEvent.AccessSet(Asset, Bob, AccessLevel.EditData, new BlockTime(99), Alice, new BlockTime(5), GrantOrigin.Grant)));

    [Fact]
    public void Access_set_without_an_expiry_has_none() =>
        Translate("access_set", Grant("null")).Data.ShouldBeOfType<AssetEvent.AccessSet>().ExpiresAt.ShouldBeNull();

    [Fact]
    public void Access_revoke_becomes_access_revoked() => Translate("access_revoke", """
        {"token_id":"1:7","account_id":"bob.test.near","revoked_by":"alice.test.near"}
        """).ShouldBe(OnAsset(new AssetEvent.AccessRevoked(Asset, Bob, Alice)));

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Level_events_carry_every_level(int level)
    {
        var data = $$"""{"token_id":"1:7","level":{{level}},"by":"alice.test.near"}""";
        Translate("default_level_set", data).ShouldBe(OnAsset(new AssetEvent.DefaultLevelSet(Asset, (AccessLevel)level, Alice)));
        Translate("max_level_set", data).ShouldBe(OnAsset(new AssetEvent.MaxLevelSet(Asset, (AccessLevel)level, Alice)));
    }

    [Fact]
    public void Access_epoch_becomes_access_epoch_bumped() => Translate("access_epoch", """
        {"token_id":"1:7","epoch":3,"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near"}
        """).ShouldBe(OnAsset(new AssetEvent.AccessEpochBumped(Asset, 3, Alice, Bob)));

    [Fact]
    public void Asset_burn_becomes_asset_burnt() => Translate("asset_burn", """
        {"token_id":"1:7","owner_id":"bob.test.near"}
        """).ShouldBe(OnAsset(new AssetEvent.AssetBurnt(Asset, Bob)));

    [Fact]
    public void Nft_transfer_becomes_asset_transferred() => Translate("nft_transfer", """
        {"old_owner_id":"alice.test.near","new_owner_id":"bob.test.near","token_ids":["1:7"],"authorized_id":null,"memo":"hi"}
        """, "nep171").ShouldBe(OnAsset(new AssetEvent.AssetTransferred(Asset, Alice, Bob, null, "hi")));

    [Theory, InlineData("nft_mint"), InlineData("nft_burn")]
    public void Nep171_mint_and_burn_add_nothing_to_what_nrc101_says(string name) =>
        Nrc101Events.Translate("nep171", name, Contract, Json("""{"owner_id":"bob.test.near","token_ids":["1:7"]}""")).ShouldBe([]);

    [Theory, InlineData("nrc101", "nft_transfer"), InlineData("nep171", "asset_mint"), InlineData("nrc101", "asset_lease")]
    public void Event_that_its_standard_does_not_name_is_unknown(string standard, string name) =>
        Nrc101Events.Translate(standard, name, Contract, Json("{}")).ShouldBeNull();

    private static string Mint(string kind, string version) => $$"""
        {"token_id":"1:7","collection_id":"1","kind":"{{kind}}","name":"lid176","creator_id":"alice.test.near","owner_id":"bob.test.near",
         "metadata":{{MetadataJson}},"default_level":1,"max_level":4,"royalty":{"alice.test.near":500},"version":{{version}},
         "minted_at":"18"}
        """;

    private static string Grant(string expiry) => $$"""
        {"token_id":"1:7","account_id":"bob.test.near","level":5,"expires_at":{{expiry}},"granted_by":"alice.test.near",
         "granted_at":"5","origin":"grant"}
        """;

    private static DomainEvent Translate(string name, string data, string standard = "nrc101") =>
        Nrc101Events.Translate(standard, name, Contract, Json(data)).ShouldNotBeNull().ShouldHaveSingleItem();

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private static DomainEvent OnAsset(AssetEvent e) => new("asset/nrc101.test.near/1:7", e);

    private static DomainEvent OnCollection(CollectionEvent e) => new("collection/nrc101.test.near/1", e);
}
