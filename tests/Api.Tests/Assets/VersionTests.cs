using System.Text.Json;
using Neura.Near;

namespace NeuraNft.Api.Tests.Assets;

public sealed class VersionTests(MintedAsset asset) : IClassFixture<MintedAsset>
{
    private const string Versions = """
        query Versions($id: ID!) {
          node(id: $id) { ... on Asset {
            version { id number }
            versions(first: 5) { nodes { id number cid sha256 size publishedAt position publishedBy } pageInfo { hasNextPage } }
          } }
        }
        """;

    private const string One = """
        query One($id: ID!) { node(id: $id) { id ... on AssetVersion { number cid asset { id } } } }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_version_is_listed_newest_first_and_found_again_by_its_id()
    {
        var version = new { cid = "bafkreisecond", sha256 = new string('e', 64), size = 42, salted_commitment = new string('f', 64) };
        await asset.Market.Chain.CallAsync(
            asset.Creator.Signer, "nrc_publish_version", new { token_id = asset.TokenId, version }, NearToken.FromMillinear(50), Ct);
        var seen = await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(Versions, new { id = asset.Id }, Ct)).Field,
            a => a.GetProperty("version").GetProperty("number").GetInt32() == 2
                && a.GetProperty("versions").GetProperty("nodes").GetArrayLength() == 2, Ct);
        var (second, first) = (seen.GetProperty("versions").GetProperty("nodes")[0], seen.GetProperty("versions").GetProperty("nodes")[1]);
        second.GetProperty("cid").GetString().ShouldBe("bafkreisecond");
        second.GetProperty("sha256").GetString().ShouldBe(new string('e', 64));
        second.GetProperty("publishedBy").GetString().ShouldBe(asset.Creator.Account);
        long.Parse(second.GetProperty("position").GetString()!).ShouldBeGreaterThan(long.Parse(first.GetProperty("position").GetString()!));
        seen.GetProperty("version").GetProperty("id").GetString().ShouldBe(second.GetProperty("id").GetString());

        var node = (await asset.Market.Door.AskAsync(One, new { id = first.GetProperty("id").GetString() }, Ct)).Field;
        node.GetProperty("number").GetInt32().ShouldBe(1);
        node.GetProperty("asset").GetProperty("id").GetString().ShouldBe(asset.Id);
    }

    [Theory]
    [InlineData("AssetVersion:nrc101.near/1:1/7")]
    [InlineData("AssetVersion:nrc101.near/1:1")]
    [InlineData("AssetVersion:nrc101.near/1:1/-1")]
    [InlineData("Collection:nrc101.near/\u0000")]
    [InlineData("Collection:nothing")]
    [InlineData("Deal:market.near/Listing/9999999")]
    [InlineData("Deal:market.near/listing/1 or 1=1")]
    [InlineData("Sale:999999999")]
    [InlineData("Lease:999999999")]
    [InlineData("Account:Not an account")]
    [InlineData("InferenceJob:01981f0e-5a7c-7a60-8b1e-3f2d9c4b5a60")]
    public async Task Id_of_what_is_not_there_finds_nothing_and_breaks_nothing(string text)
    {
        var id = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));
        var answer = await asset.Market.Door.AskAsync(One, new { id }, Ct);
        answer.ErrorCode.ShouldBeNull();
        answer.Field.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Id_of_an_asset_that_no_text_can_hold_is_refused()
    {
        var id = System.Buffers.Text.Base64Url.EncodeToString("Asset:nrc101.near/\0"u8);
        (await asset.Market.Door.AskAsync(One, new { id }, Ct)).ErrorCode.ShouldBe("INVALID_ID");
    }
}
