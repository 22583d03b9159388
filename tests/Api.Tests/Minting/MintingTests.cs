using System.Text.Json;
using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Minting;

/// <summary>All that a creator does from a browser, on the chain and back.</summary>
public sealed class MintingTests(MintedCollection made) : IClassFixture<MintedCollection>
{
    private const string Collection = """
        query Collection($id: ID!) {
          node(id: $id) { ... on Collection {
            name description minting contextWindow owner royalty { account basisPoints } minters(first: 5) { nodes { account } }
          } }
        }
        """;

    private const string Asset = """
        query Asset($id: ID!) {
          node(id: $id) { ... on Asset {
            name kind owner description license task tags defaultLevel maxLevel royalty { account basisPoints } burnt version { number }
            data rag fineTuneData
          } }
        }
        """;

    private const string Approvals = "query Approvals($id: ID!) { node(id: $id) { ... on Asset { approvals { account givenAt } } } }";

    private readonly Wallet owner = made.Owner;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collection_and_asset_say_what_their_creator_gave_and_then_changed()
    {
        var asset = await SeenAsync(Asset, made.AssetId);
        asset.GetProperty("name").GetString().ShouldBe("Weather of 1999");
        asset.GetProperty("kind").GetString().ShouldBe("DATASET");
        asset.GetProperty("owner").GetString().ShouldBe(owner.Account);
        asset.GetProperty("tags").EnumerateArray().Select(t => t.GetString()).ShouldBe(["weather", "csv"]);
        asset.GetProperty("defaultLevel").GetString().ShouldBe("USE_MODEL");
        asset.GetProperty("royalty")[0].GetProperty("basisPoints").GetInt32().ShouldBe(250);

        await SubmitAsync("prepareMetadataUpdate", new
        {
            assetId = made.AssetId, name = "Weather of 2000",
            metadata = new { license = "CC0-1.0", tags = new[] { "rain" }, data = "https://weather.example/2000.csv" },
            publicKey = owner.Key,
        });
        await SubmitAsync("prepareMaxLevel", new { assetId = made.AssetId, level = "VIEW_AND_DOWNLOAD", publicKey = owner.Key });
        await SendAsync("prepareDefaultLevel", new { assetId = made.AssetId, level = "NONE", publicKey = owner.Key });
        asset = await SeenAsync(Asset, made.AssetId);
        asset.GetProperty("name").GetString().ShouldBe("Weather of 2000");
        asset.GetProperty("license").GetString().ShouldBe("CC0-1.0");
        asset.GetProperty("data").GetString().ShouldBe("https://weather.example/2000.csv");
        asset.GetProperty("description").ValueKind.ShouldBe(JsonValueKind.Null);
        asset.GetProperty("maxLevel").GetString().ShouldBe("VIEW_AND_DOWNLOAD");
        asset.GetProperty("defaultLevel").GetString().ShouldBe("NONE");
        (await CodeAsync("prepareMaxLevel", new { assetId = made.AssetId, level = "EDIT_DATA", publicKey = owner.Key }))
            .ShouldBe("E_OVER_MAX_LEVEL");
    }

    [Fact]
    public async Task Collection_is_changed_shared_and_handed_over()
    {
        using var minter = await made.Market.LoggedInAsync(Ct);
        var id = await made.CollectionAsync("Shared", Ct);
        await SendAsync("prepareCollectionUpdate", new
        {
            collectionId = id, description = "", contextWindow = 4096, minting = "ALLOW_LIST",
            royalty = Array.Empty<object>(), publicKey = owner.Key,
        });
        var seen = await SeenAsync(Collection, id);
        seen.GetProperty("name").GetString().ShouldBe("Shared");
        seen.GetProperty("description").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.GetProperty("contextWindow").GetInt64().ShouldBe(4096);
        seen.GetProperty("royalty").GetArrayLength().ShouldBe(0);

        var mint = new { collectionId = id, kind = "MODEL", name = "Theirs", publicKey = minter.Key };
        (await CodeAsync("prepareMint", mint, minter)).ShouldBe("E_NOT_MINTER");
        await SendAsync("prepareMinter", new { collectionId = id, account = minter.Account, allowed = true, publicKey = owner.Key });
        (await SeenAsync(Collection, id)).GetProperty("minters").GetProperty("nodes")[0].GetProperty("account").GetString()
            .ShouldBe(minter.Account);
        (await CodeAsync("prepareMint", mint, minter)).ShouldBeNull();
        await SendAsync("prepareCollectionTransfer", new { collectionId = id, receiver = minter.Account, publicKey = owner.Key });
        (await SeenAsync(Collection, id)).GetProperty("owner").GetString().ShouldBe(minter.Account);
        (await CodeAsync("prepareMint", mint)).ShouldBe("E_NOT_MINTER");
        (await CodeAsync("prepareMinter", new { collectionId = id, account = owner.Account, allowed = true, publicKey = owner.Key }))
            .ShouldBe("E_NOT_OWNER");
    }

    [Fact]
    public async Task Burnt_asset_is_gone_and_a_grant_ends_with_all_others()
    {
        using var friend = await made.Market.WalletAsync(Ct);
        var id = await made.AssetAsync("Short-lived", Ct);
        await SubmitAsync("prepareSetAccess", new { assetId = id, account = friend.Account, level = "RESALE", publicKey = owner.Key });
        await SendAsync("prepareApprove", new { assetId = id, account = friend.Account, publicKey = owner.Key });
        (await SeenAsync(Approvals, id)).GetProperty("approvals").EnumerateArray().Select(a => a.GetProperty("account").GetString())
            .ShouldBe([friend.Account]);
        await SendAsync("prepareRevokeApproval", new { assetId = id, publicKey = owner.Key });
        (await SeenAsync(Approvals, id)).GetProperty("approvals").GetArrayLength().ShouldBe(0);
        await SendAsync("prepareRevokeAllAccess", new { assetId = id, publicKey = owner.Key });
        const string Access = """
            query Access($id: ID!, $who: AccountId!) { node(id: $id) { ... on Asset { access(account: $who) { level } } } }
            """;
        (await made.Market.Door.From(made.Last).AskAsync(Access, new { id, who = friend.Account }, Ct)).Field
            .GetProperty("access").GetProperty("level").GetString().ShouldBe("USE_MODEL", "what everybody may do");
        await SendAsync("prepareBurn", new { assetId = id, publicKey = owner.Key });
        (await CodeAsync("prepareBurn", new { assetId = id, publicKey = owner.Key })).ShouldBe("E_NO_SUCH_ASSET");
    }

    [Theory]
    [InlineData("name", "", "E_BAD_INPUT")]
    [InlineData("description", "long", "E_BAD_INPUT")]
    [InlineData("name", "two\0parts", "E_BAD_INPUT")]
    [InlineData("contextWindow", "-1", "E_BAD_INPUT")]
    [InlineData("royalty", "9000", "E_ROYALTY")]
    public async Task Collection_that_the_contract_would_refuse_is_refused_before_anyone_signs(string field, string value, string code)
    {
        var input = new Dictionary<string, object>
        {
            ["name"] = "A name", ["publicKey"] = owner.Key,
            [field] = field switch
            {
                "description" => new string('x', 2_049),
                "contextWindow" => long.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
                "royalty" => new[] { new { account = owner.Account, basisPoints = 9_000 } },
                _ => value,
            },
        };
        (await CodeAsync("prepareCreateCollection", input)).ShouldBe(code);
    }

    [Theory]
    [InlineData("name", null, "E_BAD_INPUT")]
    [InlineData("kind", "FOREIGN", "E_BAD_INPUT")]
    [InlineData("defaultLevel", "ABSOLUTE_OWNERSHIP", "E_BAD_INPUT")]
    [InlineData("tags", null, "E_BAD_INPUT")]
    [InlineData("license", null, "E_BAD_INPUT")]
    [InlineData("collection", null, "E_NO_SUCH_COLLECTION")]
    public async Task Asset_that_the_contract_would_refuse_is_refused_before_anyone_signs(string fault, string? value, string code)
    {
        var contract = System.Text.Encoding.UTF8.GetBytes($"Collection:{made.Market.Chain.Contract}/987654");
        (await CodeAsync("prepareMint", new
        {
            collectionId = fault == "collection" ? System.Buffers.Text.Base64Url.EncodeToString(contract) : made.CollectionId,
            kind = fault == "kind" ? value : "MODEL",
            name = fault == "name" ? new string('ü', 65) : "A name",
            defaultLevel = fault == "defaultLevel" ? value : "NONE",
            metadata = new
            {
                tags = fault == "tags" ? Enumerable.Repeat("t", 11) : ["t"],
                license = fault == "license" ? new string('x', 65) : null,
            },
            publicKey = owner.Key,
        })).ShouldBe(code);
    }

    [Fact]
    public async Task Largest_texts_are_paid_for_by_the_deposit()
    {
        await SubmitAsync("prepareMint", new
        {
            collectionId = made.CollectionId,
            kind = "WORKFLOW",
            name = new string('n', 128),
            metadata = new
            {
                image = new string('i', 512), baseModel = new string('b', 256), data = new string('d', 512), rag = new string('r', 512),
                fineTuneData = new string('f', 512), description = new string('d', 2_048), task = new string('t', 64),
                license = new string('l', 64), tags = Enumerable.Range(10, 10).Select(n => new string('t', 30) + n),
            },
            publicKey = owner.Key,
        });
    }

    private Task<string> SendAsync(string field, object input) => made.SendAsync(field, input, Ct);

    // What is sent later is recorded later.
    private Task<string> SubmitAsync(string field, object input) => owner.SignAndSubmitAsync(field, input, Ct);

    private async Task<string?> CodeAsync(string field, object input, Wallet? wallet = null) =>
        Refusals.First(await (wallet ?? owner).PrepareAsync(field, input, Ct)) is { } refusal
            ? refusal.GetProperty("code").GetString()
            : null;

    private async Task<JsonElement> SeenAsync(string query, string id) =>
        (await made.Market.Door.From(made.Last).AskAsync(query, new { id }, Ct)).Field;
}
