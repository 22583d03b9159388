using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Api.Tests.Inferences;

namespace NeuraNft.Api.Tests.Models;

/// <summary>One model's way: described, tested and failed, refused, tested again and offered.</summary>
public sealed class RegisterModelTests(GrantedAsset granted) : IClassFixture<GrantedAsset>
{
    private readonly MintedAsset asset = granted.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Model_is_described_tested_and_offered_only_once_it_has_passed()
    {
        Refusals.ThrowIfAny(await Registering.RegisterAsync(asset.Creator, asset.Id, Ct));
        var model = await asset.Market.SeesModelAsync(asset.TokenId, Registering.Tested("NONE"), Ct);
        Describes(model);
        await FoundByAsync(new { @operator = new[] { "Gemm", "Softmax" }, parameterBand = new[] { "BELOW_HUNDRED_THOUSAND" } }, true);
        await FoundByAsync(new { inputKind = new[] { "TEXT" }, task = new[] { "language-identification" } }, true);
        await FoundByAsync(new { @operator = new[] { "Gemm", "Conv" } }, false);

        // Nobody but its owner runs what has no test: by that he learns what to expect of it.
        await IsRefusedAsync("MODEL_UNTESTED", "passed no test");
        var answer = await asset.RunAsync(asset.Creator, new { text = asset.Market.Sample.Text }, Ct);
        answer.GetProperty("status").GetString().ShouldBe("COMPLETED", answer.ToString());

        await FailsAsync();
        await PassesAsync(answer.GetProperty("output").GetProperty("tensors"));
        await AnotherCardIsTestedAgainAsync();
    }

    [Fact]
    public async Task Account_without_a_right_does_not_register()
    {
        var refusal = Refusals.First(await Registering.RegisterAsync(asset.User, asset.Id, Ct)).ShouldNotBeNull();
        refusal.GetProperty("__typename").GetString().ShouldBe("RegistrationDeniedError");
    }

    [Fact]
    public async Task Other_version_than_the_newest_is_not_registered()
    {
        var refusal = Refusals.First(await Registering.RegisterAsync(asset.Creator, asset.Id, Ct, version: 9)).ShouldNotBeNull();
        refusal.GetProperty("code").GetString().ShouldBe("WRONG_VERSION");
    }

    [Theory]
    [InlineData("[]", 0.1)]
    [InlineData("""[{"name":"probs","shape":[1,2],"values":[1]}]""", 0.1)]
    [InlineData("""[{"name":"probs","shape":[1],"values":["x"]}]""", 0.1)]
    [InlineData("""[{"name":"probs","shape":[1],"values":[1]}]""", -1)]
    [InlineData("""{"name":"probs"}""", 0.1)]
    public async Task Test_that_is_none_is_refused(string expected, double tolerance)
    {
        var test = new { input = new { text = "a" }, expected = JsonSerializer.Deserialize<JsonElement>(expected), tolerance };
        var refusal = Refusals.First(await Registering.RegisterAsync(asset.Creator, asset.Id, Ct, test)).ShouldNotBeNull();
        refusal.GetProperty("code").GetString().ShouldBe("TEST_INVALID", refusal.ToString());
    }

    private static void Describes(JsonElement model)
    {
        model.GetProperty("inputs")[0].GetProperty("shape").EnumerateArray().Select(l => l.GetString()).ShouldBe(["batch", "620"]);
        model.GetProperty("operators")[0].ToString().ShouldContain("Gemm");
        model.GetProperty("task").GetString().ShouldBe("language-identification");
        model.GetProperty("inputKind").GetString().ShouldBe("TEXT");
        var graph = model.GetProperty("graph");
        graph.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();
        graph.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("operator").GetString()).ShouldBe(["Gemm", "Relu", "Gemm"]);
        graph.GetProperty("nodes")[1].GetProperty("from").EnumerateArray().Select(i => i.GetInt32()).ShouldBe([0]);
    }

    private async Task FailsAsync()
    {
        var test = new
        {
            input = new { text = "Guten Morgen" },
            expected = new[] { new { name = "probs", shape = new[] { 1, 2 }, values = new[] { 0.5, 0.5 } } },
        };
        Refusals.ThrowIfAny(await Registering.RegisterAsync(asset.Creator, asset.Id, Ct, test));
        var model = await asset.Market.SeesModelAsync(asset.TokenId, Registering.Tested("FAILED"), Ct);
        model.GetProperty("test").GetProperty("code").GetString().ShouldBe("TEST_MISMATCH");
        model.GetProperty("test").GetProperty("message").GetString()!.ShouldContain("expected the shape [1,2], got [1,50]");
        await IsRefusedAsync("MODEL_TEST_FAILED", "failed its owner's test");
    }

    private async Task IsRefusedAsync(string code, string message)
    {
        var refusal = Refusals.First(await asset.AskAsync(new { text = "Guten Tag" }, Ct)).ShouldNotBeNull();
        refusal.GetProperty("__typename").GetString().ShouldBe("ModelNotOfferedError");
        refusal.GetProperty("code").GetString().ShouldBe(code);
        refusal.GetProperty("message").GetString()!.ShouldContain(message);
    }

    // The card that was tested is the one that runs, until another is registered: with that the test is run again.
    private async Task AnotherCardIsTestedAgainAsync()
    {
        var before = (await asset.Market.SeesModelAsync(asset.TokenId, Registering.Tested("PASSED"), Ct))
            .GetProperty("test").GetProperty("jobId").GetString();
        var metadata = new { data = "no card at all", description = "Tells languages.", task = "text-classification", license = "MIT" };
        await asset.Market.Chain.CallAsync(
            asset.Creator.Signer, "nrc_update_metadata", new { token_id = asset.TokenId, metadata }, NearToken.FromMillinear(50), Ct);
        const string Describe = "query($id: ID!) { node(id: $id) { ... on Asset { description } } }";
        await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(Describe, new { id = asset.Id }, Ct)).Field,
            a => a.GetProperty("description").GetString() == metadata.description, Ct);
        (await asset.RunAsync(new { text = asset.Market.Sample.Text }, Ct)).GetProperty("status").GetString().ShouldBe("COMPLETED");

        Refusals.ThrowIfAny(await Registering.RegisterAsync(asset.Creator, asset.Id, Ct));
        var model = await asset.Market.SeesModelAsync(
            asset.TokenId, m => Registering.Tested("FAILED")(m) && m.GetProperty("test").GetProperty("jobId").GetString() != before, Ct);
        model.GetProperty("test").GetProperty("code").GetString().ShouldBe("INPUT_UNSUPPORTED", "no card, so no text");
        await IsRefusedAsync("MODEL_TEST_FAILED", "failed its owner's test");
    }

    private async Task PassesAsync(JsonElement tensors)
    {
        var (key, test) = (Guid.NewGuid(), new { input = new { text = asset.Market.Sample.Text }, expected = tensors, tolerance = 1e-4 });
        var first = await Registering.RegisterAsync(asset.Creator, asset.Id, Ct, test, key);
        Refusals.ThrowIfAny(first);
        var second = await Registering.RegisterAsync(asset.Creator, asset.Id, Ct, test, key);
        second.GetProperty("receipt").GetProperty("replayed").GetBoolean().ShouldBeTrue();
        second.GetProperty("testJobId").GetString().ShouldBe(first.GetProperty("testJobId").GetString());
        var model = await asset.Market.SeesModelAsync(asset.TokenId, Registering.Tested("PASSED"), Ct);
        model.GetProperty("test").GetProperty("largestError").GetDouble().ShouldBeLessThan(1e-4);
        (await asset.RunAsync(new { text = asset.Market.Sample.Text }, Ct)).GetProperty("status").GetString().ShouldBe("COMPLETED");
    }

    private async Task FoundByAsync(object where, bool isFound)
    {
        const string Search = "query Search($where: AssetFilterInput!) { assets(where: $where, first: 50) { nodes { id } } }";
        await Eventually.HoldsAsync(
            async () => (await asset.Market.Door.AskAsync(Search, new { where }, Ct)).Field.GetProperty("nodes").EnumerateArray()
                .Any(n => n.GetProperty("id").GetString() == asset.Id) == isFound,
            Ct);
    }
}
