using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuraNft.Application.Generation;

/// <summary>OpenAI's chat completions, streamed: https://platform.openai.com/docs/api-reference/chat-streaming.</summary>
internal sealed class OpenAiProtocol : IGenerationProtocol
{
    private const string Done = "[DONE]";

    public string Path => "chat/completions";

    public JsonObject Body(GenerationRequest request, string upstreamModel)
    {
        var body = new JsonObject
        {
            ["model"] = upstreamModel,
            ["messages"] = new JsonArray(
                [.. request.Messages.Select(m => new JsonObject { ["role"] = m.Role, ["content"] = m.Content })]),
            ["max_tokens"] = request.MaxTokens,
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
        };
        if (request.Temperature is { } temperature)
            body["temperature"] = temperature;
        if (request.TopP is { } topP)
            body["top_p"] = topP;
        if (request.Seed is { } seed)
            body["seed"] = seed;
        if (request.Stop.Count > 0)
            body["stop"] = new JsonArray([.. request.Stop.Select(s => JsonValue.Create(s))]);
        return body;
    }

    public async IAsyncEnumerable<GeneratedPart> ReadAsync(Stream answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (reason, usage) = ((string?)null, (TokenUsage?)null);
        await foreach (var item in SseParser.Create(answer).EnumerateAsync(cancellationToken))
        {
            if (item.Data == Done)
                break;
            var chunk = JsonDocument.Parse(item.Data).RootElement;
            if (chunk.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
                throw new GenerationException(GenerationException.Unavailable, "The generator failed on the way.");
            if (UsageOf(chunk) is { } given)
                usage = given;
            if (!chunk.TryGetProperty("choices", out var choices) || choices.GetArrayLength() == 0)
                continue;
            var choice = choices[0];
            if (choice.TryGetProperty("delta", out var delta) && delta.TryGetProperty("content", out var content)
                && content.GetString() is { Length: > 0 } text)
                yield return new GeneratedPart.Text(text);
            if (choice.TryGetProperty("finish_reason", out var finish) && finish.GetString() is { } finished)
                reason = finished;
        }
        // Usage comes behind the reason; a stream that ends after its reason is whole even without [DONE].
        if (reason is not null)
            yield return new GeneratedPart.End(reason == "length" ? "length" : "stop", usage);
    }

    private static TokenUsage? UsageOf(JsonElement chunk) =>
        chunk.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            ? new TokenUsage(
                usage.GetProperty("prompt_tokens").GetInt64(), usage.GetProperty("completion_tokens").GetInt64(), IsEstimate: false)
            : null;
}
