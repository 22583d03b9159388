using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuraNft.Application.Generation;

/// <summary>Ollama's chat: https://github.com/ollama/ollama/blob/main/docs/api.md#generate-a-chat-completion.</summary>
internal sealed class OllamaProtocol : IGenerationProtocol
{
    public string Path => "api/chat";

    public JsonObject Body(GenerationRequest request, string upstreamModel)
    {
        var options = new JsonObject { ["num_predict"] = request.MaxTokens };
        if (request.Temperature is { } temperature)
            options["temperature"] = temperature;
        if (request.TopP is { } topP)
            options["top_p"] = topP;
        if (request.Seed is { } seed)
            options["seed"] = seed;
        if (request.Stop.Count > 0)
            options["stop"] = new JsonArray([.. request.Stop.Select(s => JsonValue.Create(s))]);
        return new JsonObject
        {
            ["model"] = upstreamModel,
            ["messages"] = new JsonArray(
                [.. request.Messages.Select(m => new JsonObject { ["role"] = m.Role, ["content"] = m.Content })]),
            ["stream"] = true,
            ["options"] = options,
        };
    }

    public async IAsyncEnumerable<GeneratedPart> ReadAsync(Stream answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(answer);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
                continue;
            var part = JsonDocument.Parse(line).RootElement;
            if (part.TryGetProperty("error", out _))
                throw new GenerationException(GenerationException.Unavailable, "The generator failed on the way.");
            if (part.TryGetProperty("message", out var message) && message.GetProperty("content").GetString() is { Length: > 0 } text)
                yield return new GeneratedPart.Text(text);
            if (!part.GetProperty("done").GetBoolean())
                continue;
            var reason = part.TryGetProperty("done_reason", out var given) ? given.GetString() : null;
            yield return new GeneratedPart.End(reason == "length" ? "length" : "stop", UsageOf(part));
            yield break;
        }
    }

    private static TokenUsage? UsageOf(JsonElement last) =>
        last.TryGetProperty("eval_count", out var completion)
            ? new TokenUsage(
                last.TryGetProperty("prompt_eval_count", out var prompt) ? prompt.GetInt64() : 0, completion.GetInt64(), IsEstimate: false)
            : null;
}
