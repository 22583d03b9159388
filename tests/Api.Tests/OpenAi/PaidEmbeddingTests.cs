using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.OpenAi;

/// <summary>Embeddings by a model whose runs cost 1,000 yoctoNEAR each. The test is its worker.</summary>
public sealed class PaidEmbeddingTests : IAsyncLifetime
{
    private readonly LoggedMarket market = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        market.Settings["OpenAi:JobDeadline"] = "00:10:00";
        market.Settings["Models:OfferUntested"] = "true";
        await market.InitializeAsync();
        await market.OnChainAsync(
            StreamKeys.Asset(Asset), At(1), Alice, Ct, Minted() with { Metadata = Metadata with { Task = "text-embedding" } },
            Granted(Bob, AccessLevel.UseModel));
        await market.OffChainAsync(
            StreamKeys.Terms(Asset), Alice.Value, Ct, new InferenceTermsEvent.InferencePriceSet(Asset, Yocto.Parse("1000"), Alice));
        await market.Host.Service<CreditBalance>().HandleAsync(new(Bob, Yocto.Parse("10000"), "operator", "1", "operator:test"), Ct);
        // Until the views know the model.
        await Eventually.HoldsAsync(async () => (await EmbedAsync("none", "0", Ct, "x")).Code == "price_not_agreed", Ct);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task Row_53_texts_of_a_request_that_comes_to_nothing_cost_nothing_and_its_key_asks_again()
    {
        // The second text fails: nobody pays for the third, which would be run still. (The first was answered.)
        var failing = EmbedAsync("k", "1000", Ct, "a", "b", "c");
        await AnswerAsync("a");
        await EndAsync("b", (worker, attempt) => new InferenceCommand.FailInference(worker, attempt, "RUN_FAILED", "It failed."));
        (await failing).Code.ShouldBe("inference_failed");
        (await CountAsync("inference_cancelled"), await CountAsync("balance_refunded"), await CountAsync("balance_charged"))
            .ShouldBe((1, 2, 1));

        // Sent again with the key: the first text has its answer already.
        var again = EmbedAsync("k", "1000", Ct, "a", "b", "c");
        await AnswerAsync("b");
        await AnswerAsync("c");
        (await again).Vectors.ShouldBe(3);
        (await EmbedAsync("k", "1000", Ct, "a", "b", "c")).Vectors.ShouldBe(3);
        (await CountAsync("inference_requested"), await CountAsync("balance_charged")).ShouldBe((5, 3));
        (await EmbedAsync("k", "1000", Ct, "another")).Code.ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public async Task Row_53_runs_of_a_client_that_hangs_up_are_cancelled()
    {
        using var hangs = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var asking = EmbedAsync(null, "1000", hangs.Token, "a", "b");
        await Eventually.HoldsAsync(async () => await CountAsync("inference_requested") == 2, Ct);
        await hangs.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        await Eventually.HoldsAsync(
            async () => await CountAsync("inference_cancelled") == 2 && await CountAsync("balance_refunded") == 2, Ct);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused_before_anything_is_asked()
    {
        using var dimensions = await SendAsync("k", "1000", new { model = Name, input = "a", dimensions = 50 }, Ct);
        dimensions.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await EmbedAsync(new string('k', 201), "1000", Ct, "a")).Code.ShouldBe("invalid_value");
        (await CountAsync("inference_requested")).ShouldBe(0);
    }

    private static string Name => $"{Asset.Contract}/{Asset.TokenId}";

    private Task AnswerAsync(string text) => EndAsync(text, (worker, attempt) => new InferenceCommand.CompleteInference(
        worker, attempt, new InferenceResult("""{"embedding":[1,2]}""", Content.Sha256, Content.Cid, "1", "cpu", 1, "a", "b")));

    /// <summary>The run of this text that waits, once there is one.</summary>
    private async Task EndAsync(string text, Func<string, int, InferenceCommand> end)
    {
        Guid? job = null;
        await Eventually.HoldsAsync(async () => (job = await WaitingAsync(text)) is not null, Ct);
        var jobs = market.Host.Service<JobLog>();
        (await jobs.AppendAsync(job!.Value, new InferenceCommand.StartInference("w", 1), "w", Ct)).ShouldBeNull();
        (await jobs.AppendAsync(job.Value, end("w", 1), "w", Ct)).ShouldBeNull();
    }

    private async Task<Guid?> WaitingAsync(string text)
    {
        var jobs = new List<Guid>();
        await using (var command = market.Host.Service<Npgsql.NpgsqlDataSource>()
            .CreateCommand("select stream_id from mt_events where type = 'inference_requested'"))
        {
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
                jobs.Add(Guid.Parse(rows.GetString(0)["inference/".Length..]));
        }
        foreach (var job in jobs)
            if (await market.Host.Service<JobLog>().FindAsync(job, Ct) is InferenceState.Waiting { Request.Input: var input }
                && input == JsonSerializer.Serialize(text))
                return job;
        return null;
    }

    private async Task<long> CountAsync(string type)
    {
        await using var command = market.Host.Service<Npgsql.NpgsqlDataSource>()
            .CreateCommand("select count(*) from mt_events where type = $1");
        command.Parameters.Add(new() { Value = type });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<(string? Code, int Vectors)> EmbedAsync(string? key, string price, CancellationToken ct, params string[] texts)
    {
        using var answer = await SendAsync(key, price, new { model = Name, input = texts }, ct);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return body.TryGetProperty("error", out var error)
            ? (error.GetProperty("code").GetString(), 0)
            : (null, body.GetProperty("data").GetArrayLength());
    }

    private async Task<HttpResponseMessage> SendAsync(string? key, string price, object body, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = market.Host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", market.Token(Bob));
        http.DefaultRequestHeaders.Add("NeuraNft-Max-Price", price);
        if (key is not null)
            http.DefaultRequestHeaders.Add("Idempotency-Key", key);
        return await http.PostAsJsonAsync("/v1/embeddings", body, ct);
    }
}
