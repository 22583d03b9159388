using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Tests.Generation;

/// <summary>
/// A server of its own port that speaks OpenAI's and Ollama's protocols, and has their faults: the model's name says which. Any other
/// model says what it was asked.
/// </summary>
public sealed class FakeGenerator : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> asked = new();

    private FakeGenerator(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Bodies as they came, with the Authorization header.</summary>
    public ConcurrentQueue<(JsonElement Body, string Authorization)> Requests { get; } = new();

    /// <summary>Answers of "held" go on when this is completed.</summary>
    public TaskCompletionSource Hold { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers of "cut" break off when this is released.</summary>
    public SemaphoreSlim Seen { get; } = new(0);

    public static async Task<FakeGenerator> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeGenerator(app);
        app.MapPost("/v1/chat/completions", context => fake.AnswerAsync(context, new OpenAiWords()));
        app.MapPost("/api/chat", context => fake.AnswerAsync(context, new OllamaWords()));
        await app.StartAsync(ct);
        return fake;
    }

    public int AskedFor(string model) => asked.GetValueOrDefault(model);

    public async ValueTask DisposeAsync()
    {
        Hold.TrySetResult();
        await app.DisposeAsync();
        Seen.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, IWords words)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
        var model = body.GetProperty("model").GetString()!;
        Requests.Enqueue((body, context.Request.Headers.Authorization.ToString()));
        var times = asked.AddOrUpdate(model, 1, (_, n) => n + 1);
        switch (model)
        {
            case "busy":
            case "busy-once" when times == 1:
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "0";
                break;
            case "down":
                context.Response.StatusCode = 500;
                await context.Response.WriteAsync("secret stack trace");
                break;
            case "moved":
                context.Response.Redirect("/elsewhere");
                break;
            case "refuses":
                context.Response.StatusCode = 400;
                break;
            default:
                var last = body.GetProperty("messages").EnumerateArray().Last();
                await SayAsync(context, model, words, last.GetProperty("content").GetString()!);
                break;
        }
    }

    private async Task SayAsync(HttpContext context, string model, IWords words, string question)
    {
        context.Response.ContentType = words.ContentType;
        string[] parts = ["You", " asked: ", question, " — grüße 🙂 [1]"];
        for (var i = 0; i < parts.Length; i++)
        {
            await SendAsync(context, words.Part(parts[i]));
            if (i == 1 && model == "cut")
            {
                // What was written may be lost with the connection: the reader says when it has it.
                await Seen.WaitAsync(context.RequestAborted);
                context.Abort();
            }
            if (i == 1 && model == "ends")
                return;
            if (i == 1 && model == "garbage")
                await SendAsync(context, words.Raw("{\"choices\": 7, \"message\": [}"));
            if (i == 1 && model == "fails")
                await SendAsync(context, words.Error);
            if (i == 1 && model == "endless")
                for (var block = new string('x', 8192); ;)
                    await SendAsync(context, block);
            if (i == 1 && model is "slow" or "held")
                await Hold.Task.WaitAsync(context.RequestAborted);
        }
        await SendAsync(context, words.End);
    }

    private static async Task SendAsync(HttpContext context, string text)
    {
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private interface IWords
    {
        string ContentType { get; }

        string Error { get; }

        string End { get; }

        string Part(string text);

        string Raw(string json);
    }

    private sealed class OpenAiWords : IWords
    {
        public string ContentType => "text/event-stream";

        public string Error => Raw("""{"error":{"message":"secret","type":"server_error"}}""");

        public string End =>
            Raw("""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""")
            + Raw("""{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}""") + Raw("[DONE]");

        public string Part(string text) => Raw(JsonSerializer.Serialize(
            new { choices = new[] { new { index = 0, delta = new { content = text }, finish_reason = (string?)null } } }));

        public string Raw(string json) => $"data: {json}\n\n";
    }

    private sealed class OllamaWords : IWords
    {
        public string ContentType => "application/x-ndjson";

        public string Error => Raw("""{"error":"secret"}""");

        public string End => Raw(
            """{"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":11,"eval_count":7}""");

        public string Part(string text) =>
            Raw(JsonSerializer.Serialize(new { message = new { role = "assistant", content = text }, done = false }));

        public string Raw(string json) => json + "\n";
    }
}
