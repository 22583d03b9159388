using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Neura.Messaging;

/// <summary>What a message may be, the same for every transport, so that one can be changed for another.</summary>
internal static partial class MessageRules
{
    private const int MaxDepth = 64;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void CheckQueueName(string queue)
    {
        if (!QueueName().IsMatch(queue))
            throw new ArgumentException("A queue's name is 1 to 40 of a-z, 0-9, _ and -", nameof(queue));
    }

    public static void Check(QueueMessage message, int maxBodyBytes)
    {
        if (message.Id.Length is 0 or > QueueMessage.MaxIdLength || message.Id.Contains('\0') || Utf8(message.Id) is null)
            throw new InvalidMessageException("ID_INVALID", $"An id is 1 to {QueueMessage.MaxIdLength} characters of text without NUL.");
        if (message.Priority is < 0 or > QueueMessage.MaxPriority)
            throw new InvalidMessageException(
                "PRIORITY_INVALID", $"A priority is 0 to {QueueMessage.MaxPriority}; this is {message.Priority}.");
        if (message.Hint is { } hint && (hint.Length is 0 or > QueueMessage.MaxIdLength || hint.Contains('\0') || Utf8(hint) is null))
            throw new InvalidMessageException("HINT_INVALID", $"A hint is 1 to {QueueMessage.MaxIdLength} characters of text without NUL.");
        if (message.Delay < TimeSpan.Zero || message.Delay > TimeSpan.FromDays(365))
            throw new InvalidMessageException("DELAY_INVALID", $"A delay is 0 to 365 days; this is {message.Delay}.");
        if (message.Body.Length > maxBodyBytes || Encoding.UTF8.GetByteCount(message.Body) > maxBodyBytes)
            throw new InvalidMessageException("BODY_TOO_LARGE", $"A body is at most {maxBodyBytes} bytes.");
        if (Utf8(message.Body) is not { } body || !IsJson(body))
            throw new InvalidMessageException("BODY_INVALID", $"A body is JSON, at most {MaxDepth} deep, without NUL and half surrogates.");
    }

    /// <summary>Text as strict UTF-8 bytes; null where it has half a surrogate.</summary>
    public static byte[]? Utf8(string text)
    {
        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    public static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                // jsonb refuses escaped NUL and half surrogates; where nothing is escaped there is neither.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped
                    && reader.GetString()!.Contains('\0'))
                    return false;
            }

            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A[a-z0-9_-]{1,40}\z")]
    private static partial Regex QueueName();
}
