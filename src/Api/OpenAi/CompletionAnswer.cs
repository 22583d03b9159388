using System.Text.Json;
using NeuraNft.Application.Generation;

namespace NeuraNft.Api.OpenAi;

/// <summary>A completion in OpenAI's shapes: whole, or its chunks.</summary>
internal sealed class CompletionAnswer(string id, string model, long created)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public object First => Chunk(new { role = "assistant", content = "" }, null);

    public object Part(string text) => Chunk(new { content = text }, null);

    public object Last(string reason) => Chunk(new { }, reason);

    public object UsageOf(TokenUsage usage) =>
        new { id, @object = "chat.completion.chunk", created, model, choices = Array.Empty<object>(), usage = Counted(usage) };

    public object Whole(string text, string reason, TokenUsage usage) => new
    {
        id, @object = "chat.completion", created, model,
        choices = new[]
        {
            new { index = 0, message = new { role = "assistant", content = text, refusal = (string?)null }, logprobs = (object?)null,
                finish_reason = reason },
        },
        usage = Counted(usage),
    };

    private object Chunk(object delta, string? reason) => new
    {
        id, @object = "chat.completion.chunk", created, model,
        choices = new[] { new { index = 0, delta, logprobs = (object?)null, finish_reason = reason } },
    };

    private static object Counted(TokenUsage usage) =>
        new { prompt_tokens = usage.Prompt, completion_tokens = usage.Completion, total_tokens = usage.Prompt + usage.Completion };
}
