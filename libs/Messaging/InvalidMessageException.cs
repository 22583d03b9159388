namespace Neura.Messaging;

/// <summary>A message that no queue takes. No retry helps.</summary>
/// <param name="code">Stable: ID_INVALID, BODY_INVALID, BODY_TOO_LARGE, PRIORITY_INVALID, DELAY_INVALID.</param>
/// <param name="message">For people; the body is not in it.</param>
public sealed class InvalidMessageException(string code, string message, Exception? inner = null) : Exception($"{code}: {message}", inner)
{
    public string Code { get; } = code;
}
