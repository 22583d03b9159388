using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Generation;
using NeuraNft.Domain;

namespace NeuraNft.Api.OpenAi;

/// <summary>POST /v1/chat/completions, whole or as server-sent events. Nothing of question or answer is kept.</summary>
internal sealed class CompletionsEndpoint(
    ChatModels models, GenerationMoney money, GenerationUsage usage, OpenAiTurns turns, IOptions<OpenAiOptions> options,
    IOptions<GenerationOptions> generation, TimeProvider time, ITextGenerator? generator = null)
{
    private const int MostStops = 4;

    public async Task HandleAsync(HttpContext context, Account account)
    {
        var ct = context.RequestAborted;
        var request = await OpenAiRequest.ReadAsync(context, options.Value.MaxRequestBytes);
        var agreed = AgreedPrice.Of(context);
        var (wished, model) = await ReadAsync(request, account, ct);
        var prompt = wished.Messages.Sum(TokenEstimate.Of);
        var asked = wished.Within(model.Price, prompt, agreed);
        using var turn = turns.Take(account);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        if (await money.HoldAsync(account, id, model.Price, prompt, asked.MaxTokens, ct) is { } no)
            throw new OpenAiException(OpenAiError.InsufficientBalance(no.Needed, no.Available));
        context.Response.Headers[AgreedPrice.Held] = model.Price.Of(prompt, asked.MaxTokens).ToString();
        var answer = new CompletionAnswer($"chatcmpl-{id:N}", request.Model, time.GetUtcNow().ToUnixTimeSeconds());
        var said = new StringBuilder();
        using var limit = new CancellationTokenSource(generation.Value.MaxDuration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            var end = request.Flag("stream")
                ? await StreamAsync(context, answer, asked, WantsUsage(request), said, either.Token)
                : await WholeAsync(asked, said, either.Token);
            var counted = end.Usage ?? TokenUsage.Estimated(asked.Messages, said.ToString());
            await usage.RecordAsync(account, id, model, counted, commitment: null, rows: null, CancellationToken.None);
            if (!request.Flag("stream"))
                await context.Response.WriteAsJsonAsync(answer.Whole(said.ToString(), end.Reason, counted), ct);
        }
        catch (OperationCanceledException) when (said.Length > 0)
        {
            // Who hangs up, or reads too slowly, pays for what had come: else clients would leave the last word to save the price.
            var counted = TokenUsage.Estimated(asked.Messages, said.ToString());
            await usage.RecordAsync(account, id, model, counted, commitment: null, rows: null, CancellationToken.None);
            await FailAsync(context, new GenerationException(GenerationException.Slow, "The answer took too long."), ct);
        }
        catch (Exception failure)
        {
            var code = (failure as GenerationException)?.Code ?? GenerationMoney.Interrupted;
            await money.RefundAsync(account, id, code, CancellationToken.None);
            if (failure is not GenerationException failed)
                throw;
            await FailAsync(context, failed, ct);
        }
    }

    /// <summary>Before the first part a failure is a status; behind it, an event, and the stream ends without [DONE].</summary>
    private static async Task FailAsync(HttpContext context, GenerationException failure, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!context.Response.HasStarted)
            throw failure;
        await SendAsync(context, OpenAiEndpoints.ErrorOf(failure)!.Body, ct);
    }

    private async Task<(GenerationRequest Asked, GeneratorModel Model)> ReadAsync(
        OpenAiRequest request, Account account, CancellationToken ct)
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
        var asked = new GenerationRequest(model.Name, messages, Math.Min(most, model.ContextTokens - prompt))
        {
            Temperature = (float?)request.Number("temperature", 0, 2), TopP = (float?)request.Number("top_p", 0, 1),
            Seed = (long?)request.Number("seed", -9e15, 9e15), Stop = request.Texts("stop", MostStops),
        };
        return (asked, model);
    }

    private async Task<GeneratorModel?> ModelAsync(string name, Account account, CancellationToken ct) =>
        models.Find(name) ?? (ModelName.AssetOf(name) is { } asset ? await models.OfAssetAsync(account, asset, ct) : null);

    private static bool IsText(JsonElement format) =>
        format.ValueKind == JsonValueKind.Object && format.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("text");

    private static bool WantsUsage(OpenAiRequest request) =>
        request.Member("stream_options") is { ValueKind: JsonValueKind.Object } o
        && o.TryGetProperty("include_usage", out var wanted) && wanted.ValueKind == JsonValueKind.True;

    private async Task<GeneratedPart.End> WholeAsync(GenerationRequest request, StringBuilder said, CancellationToken ct)
    {
        await foreach (var part in generator!.GenerateAsync(request, ct))
            if (part is GeneratedPart.Text(var more))
                said.Append(more);
            else if (part is GeneratedPart.End end)
                return end;
        throw new GenerationException(GenerationException.Cut, "The answer has no end.");
    }

    private async Task<GeneratedPart.End> StreamAsync(
        HttpContext context, CompletionAnswer answer, GenerationRequest request, bool withUsage, StringBuilder said, CancellationToken ct)
    {
        await foreach (var part in generator!.GenerateAsync(request, ct))
        {
            if (!context.Response.HasStarted)
                await BeginAsync(context, answer, ct);
            if (part is GeneratedPart.Text(var more))
            {
                said.Append(more);
                await SendAsync(context, answer.Part(more), ct);
            }
            else if (part is GeneratedPart.End end)
            {
                await SendAsync(context, answer.Last(end.Reason), ct);
                if (withUsage)
                    await SendAsync(context, answer.UsageOf(end.Usage ?? TokenUsage.Estimated(request.Messages, said.ToString())), ct);
                await context.Response.WriteAsync("data: [DONE]\n\n", ct);
                return end;
            }
        }
        throw new GenerationException(GenerationException.Cut, "The answer has no end.");
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
