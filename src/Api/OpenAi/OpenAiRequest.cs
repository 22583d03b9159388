using System.Text.Json;
using NeuraNft.Application.Generation;

namespace NeuraNft.Api.OpenAi;

/// <summary>Reads requests member by member: what is unknown is ignored, as OpenAI does; what would change the answer is refused.</summary>
internal sealed class OpenAiRequest(JsonElement body)
{
    public static async Task<OpenAiRequest> ReadAsync(HttpContext context, int maxBytes)
    {
        var size = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>();
        if (size is { IsReadOnly: false })
            size.MaxRequestBodySize = maxBytes;
        try
        {
            var body = await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted);
            return body.ValueKind == JsonValueKind.Object
                ? new OpenAiRequest(body)
                : throw new OpenAiException(OpenAiError.Invalid("The body must be a JSON object.", null));
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new OpenAiException(OpenAiError.TooLarge);
        }
        catch (Exception bad) when (bad is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            throw new OpenAiException(OpenAiError.Invalid("The body must be JSON, and say so by its Content-Type.", null));
        }
    }

    public string Model => Text("model") ?? throw new OpenAiException(OpenAiError.Invalid("Name a model.", "model"));

    public JsonElement? Member(string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => Storable(value, name),
        _ => throw new OpenAiException(OpenAiError.Invalid($"'{name}' must be a string.", name)),
    };

    public bool Flag(string name) => Member(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new OpenAiException(OpenAiError.Invalid($"'{name}' must be a boolean.", name)),
    };

    public double? Number(string name, double from, double to) => Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number >= from && number <= to => number,
        _ => throw new OpenAiException(OpenAiError.Invalid($"'{name}' must be a number from {from} to {to}.", name)),
    };

    /// <summary>A string, or a list of them.</summary>
    public IReadOnlyList<string> Texts(string name, int most) => Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } value => [Storable(value, name)],
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() <= most && list.EnumerateArray().All(IsText) =>
            [.. list.EnumerateArray().Select(value => Storable(value, name))],
        _ => throw new OpenAiException(OpenAiError.Invalid($"'{name}' must be a string, or a list of at most {most} strings.", name)),
    };

    public void Refuse(params IEnumerable<string> names)
    {
        foreach (var name in names)
            if (Member(name) is { } value && value is not { ValueKind: JsonValueKind.False } && !IsEmpty(value))
                throw new OpenAiException(OpenAiError.Unsupported(name));
    }

    public IReadOnlyList<GenerationMessage> Messages(int most)
    {
        if (Member("messages") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() == 0
            || list.GetArrayLength() > most)
            throw new OpenAiException(OpenAiError.Invalid($"'messages' must be a list of 1 to {most} messages.", "messages"));
        return [.. list.EnumerateArray().Select(Message)];
    }

    private static GenerationMessage Message(JsonElement message, int index)
    {
        var param = $"messages[{index}]";
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("role", out var role) || !IsText(role)
            || !message.TryGetProperty("content", out var content))
            throw new OpenAiException(OpenAiError.Invalid("A message has a role and a content.", param));
        var said = role.GetString() switch
        {
            "system" or "developer" => "system",
            "user" => "user",
            "assistant" => "assistant",
            _ => throw new OpenAiException(OpenAiError.Invalid("A role is system, developer, user or assistant.", $"{param}.role")),
        };
        return new GenerationMessage(said, Content(content, $"{param}.content"));
    }

    // Parts other than text would have us fetch what a client names.
    private static string Content(JsonElement content, string param) => content.ValueKind switch
    {
        JsonValueKind.String => Storable(content, param),
        JsonValueKind.Array when content.EnumerateArray().All(IsTextPart) =>
            string.Concat(content.EnumerateArray().Select(part => Storable(part.GetProperty("text"), param))),
        _ => throw new OpenAiException(OpenAiError.Invalid("A content is a string, or parts of type text: nothing is fetched.", param)),
    };

    private static bool IsTextPart(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out var type) && IsText(type) && type.ValueEquals("text")
        && part.TryGetProperty("text", out var text) && IsText(text);

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;

    private static string Storable(JsonElement value, string param)
    {
        try
        {
            if (value.GetString() is { } text && StorableText.Is(text))
                return text;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
        }
        throw new OpenAiException(OpenAiError.Invalid($"'{param}' holds a character that cannot be stored.", param));
    }
}
