using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Generation;
using NeuraNft.Domain;

namespace NeuraNft.Api.OpenAi;

/// <summary>POST /v1/chat/completions, whole or as server-sent events. Nothing of question or answer is kept.</summary>
internal sealed class CompletionsEndpoint(
    ChatModels models, GenerationUsage usage, OpenAiTurns turns, IOptions<OpenAiOptions> options,
    IOptions<GenerationOptions> generation, TimeProvider time, ITextGenerator? generator = null)
{
    private const int MostStops = 4;

    public async Task HandleAsync(HttpContext context, Account account)
    {
        var ct = context.RequestAborted;
        var request = await OpenAiRequest.ReadAsync(context, options.Value.MaxRequestBytes);
        var (asked, model) = (await ReadAsync(request, account, ct), request.Model);
        using var turn = turns.Take(account);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var answer = new CompletionAnswer($"chatcmpl-{id:N}", model, time.GetUtcNow().ToUnixTimeSeconds());
        var (text, end) = request.Flag("stream")
            ? await StreamAsync(context, answer, asked, WantsUsage(request), ct)
            : await WholeAsync(asked, ct);
        if (end is null)
            return;
        var counted = end.Usage ?? TokenUsage.Estimated(asked.Messages, text);
        await usage.RecordAsync(account, id, asked.Model, counted, commitment: null, rows: null, CancellationToken.None);
        if (!request.Flag("stream"))
            await context.Response.WriteAsJsonAsync(answer.Whole(text, end.Reason, counted), ct);
    }

    private async Task<GenerationRequest> ReadAsync(OpenAiRequest request, Account account, CancellationToken ct)
    {
        request.Refuse(
            "tools", "functions", "logprobs", "top_logprobs", "audio", "modalities", "logit_bias", "prediction", "web_search_options");
        if (request.Number("n", 1, 128) is > 1)
            throw new OpenAiException(OpenAiError.Unsupported("n"));
        if (request.Member("response_format") is { } format && !IsText(format))
            throw new OpenAiException(OpenAiError.Unsupported("response_format"));
        var messages = request.Messages(options.Value.MaxMessages);
        var model = await ModelAsync(request.Model, account, ct) ?? throw new OpenAiException(OpenAiError.ModelNotFound);
        var wished = request.Number("max_completion_tokens", 1, int.MaxValue) ?? request.Number("max_tokens", 1, int.MaxValue);
        var most = (int)Math.Min(wished ?? generation.Value.MaxOutputTokens, generation.Value.MaxOutputTokens);
        var prompt = messages.Sum(TokenEstimate.Of);
        if (prompt >= model.ContextTokens)
            throw new OpenAiException(new OpenAiError(
                400, "context_length_exceeded", $"The model has {model.ContextTokens} tokens; the messages are about {prompt}.",
                Param: "messages"));
        return new GenerationRequest(model.Name, messages, Math.Min(most, model.ContextTokens - prompt))
        {
            Temperature = (float?)request.Number("temperature", 0, 2), TopP = (float?)request.Number("top_p", 0, 1),
            Seed = (long?)request.Number("seed", -9e15, 9e15), Stop = request.Texts("stop", MostStops),
        };
    }

    private async Task<GeneratorModel?> ModelAsync(string name, Account account, CancellationToken ct) =>
        models.Find(name) ?? (ModelName.AssetOf(name) is { } asset ? await models.OfAssetAsync(account, asset, ct) : null);

    private static bool IsText(JsonElement format) =>
        format.ValueKind == JsonValueKind.Object && format.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("text");

    private static bool WantsUsage(OpenAiRequest request) =>
        request.Member("stream_options") is { ValueKind: JsonValueKind.Object } o
        && o.TryGetProperty("include_usage", out var wanted) && wanted.ValueKind == JsonValueKind.True;

    private async Task<(string Text, GeneratedPart.End? End)> WholeAsync(GenerationRequest request, CancellationToken ct)
    {
        var text = new StringBuilder();
        await foreach (var part in generator!.GenerateAsync(request, ct))
            if (part is GeneratedPart.Text(var more))
                text.Append(more);
            else if (part is GeneratedPart.End end)
                return (text.ToString(), end);
        throw new GenerationException(GenerationException.Cut, "The answer has no end.");
    }

    /// <summary>Before the first part a failure is a status; behind it, an event, and the stream ends without [DONE].</summary>
    private async Task<(string Text, GeneratedPart.End? End)> StreamAsync(
        HttpContext context, CompletionAnswer answer, GenerationRequest request, bool withUsage, CancellationToken ct)
    {
        var text = new StringBuilder();
        try
        {
            await foreach (var part in generator!.GenerateAsync(request, ct))
            {
                if (!context.Response.HasStarted)
                    await BeginAsync(context, answer, ct);
                if (part is GeneratedPart.Text(var more))
                {
                    text.Append(more);
                    await SendAsync(context, answer.Part(more), ct);
                }
                else if (part is GeneratedPart.End end)
                {
                    await SendAsync(context, answer.Last(end.Reason), ct);
                    if (withUsage)
                        await SendAsync(
                            context, answer.UsageOf(end.Usage ?? TokenUsage.Estimated(request.Messages, text.ToString())), ct);
                    await context.Response.WriteAsync("data: [DONE]\n\n", ct);
                    return (text.ToString(), end);
                }
            }
        }
        catch (GenerationException failed) when (context.Response.HasStarted)
        {
            await SendAsync(context, OpenAiEndpoints.ErrorOf(failed)!.Body, ct);
        }
        return ("", null);
    }

    private static async Task BeginAsync(HttpContext context, CompletionAnswer answer, CancellationToken ct)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await SendAsync(context, answer.First, ct);
    }

    private static async Task SendAsync(HttpContext context, object data, CancellationToken ct)
    {
        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(data, CompletionAnswer.Json)}\n\n", ct);
        await context.Response.Body.FlushAsync(ct);
    }
}
