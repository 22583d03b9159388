using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Application;
using NeuraNft.Application.Models;

namespace NeuraNft.Api.Tests.OpenAi;

/// <summary>A model of the market that turns texts into vectors, asked as OpenAI's are.</summary>
public sealed class AssetEmbeddingTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_are_runs_of_an_assets_model_for_whoever_may_use_it()
    {
        using var owner = await market.LoggedInAsync(Ct);
        using var stranger = await market.LoggedInAsync(Ct);
        var name = $"{market.Chain.Contract}/{await MintAsync(owner)}";
        var answer = await Eventually.SeesAsync(() => EmbedAsync(owner, name), a => a.TryGetProperty("data", out _), Ct);
        await Eventually.HoldsAsync(() => ListedAsync(owner, name), Ct);
        (await ListedAsync(stranger, name)).ShouldBeFalse();
        var vectors = answer.GetProperty("data").EnumerateArray().Select(d => d.GetProperty("embedding")).ToList();
        vectors.Select(v => v.GetArrayLength()).ShouldBe([50, 50], "what the model makes of a text");
        answer.GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBeGreaterThan(0);
        await market.CaughtUpAsync(Ct);
        var jobs = (await owner.Api.SendAsync("{ viewer { inferenceJobs(first: 5) { nodes { status } } } }", new { }, Ct));
        jobs.GetProperty("viewer").GetProperty("inferenceJobs").GetProperty("nodes").GetArrayLength().ShouldBeGreaterThan(1);
        (await EmbedAsync(stranger, name)).GetProperty("error").GetProperty("code").GetString().ShouldBe("model_not_found");
    }

    /// <summary>The sample model under another task: its probabilities are as good a vector as any.</summary>
    private async Task<string> MintAsync(Wallet owner)
    {
        var registered = (await market.RegisterAsync(market.Sample.ModelFile, Ct))
            .ShouldBeOfType<Result<RegisteredModel, ModelFileRefusal>.Ok>().Value;
        var collection = await market.CollectionAsync(owner, "Vectors", Ct);
        var arguments = JsonSerializer.SerializeToNode(
            SampleModel.MintArguments(collection, registered, await market.KeepCardAsync(market.Sample.CardFile, Ct)))!;
        arguments["metadata"]!["task"] = "text-embedding";
        return await market.MintAsync(owner, arguments, Ct);
    }

    private async Task<bool> ListedAsync(Wallet caller, string model)
    {
        using var http = new HttpClient { BaseAddress = market.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        return (await http.GetFromJsonAsync<JsonElement>("/v1/models", Ct)).GetProperty("data").EnumerateArray()
            .Any(m => m.GetProperty("id").GetString() == model && m.GetProperty("object").GetString() == "model");
    }

    private async Task<JsonElement> EmbedAsync(Wallet caller, string model)
    {
        using var http = new HttpClient { BaseAddress = market.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        using var answer = await http.PostAsJsonAsync(
            "/v1/embeddings", new { model, input = new[] { "Guten Morgen, liebe Leute", "Good morning, dear people" } }, Ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
