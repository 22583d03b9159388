namespace Neura.Messaging;

/// <summary>A message to be enqueued.</summary>
/// <param name="Id">1 to 200 characters. For ever: of messages with the same id in the same queue one is completed, once.</param>
/// <param name="Body">JSON, at most <see cref="QueueOptions.MaxBodyBytes"/> as UTF-8.</param>
/// <param name="Delay">From now until it may be leased; default none.</param>
/// <param name="Priority">0 to 9, higher first; default 4.</param>
public sealed record QueueMessage(string Id, string Body, TimeSpan Delay = default, int Priority = QueueMessage.DefaultPriority)
{
    /// <summary>What it is about: see <see cref="QueueAvoidance"/>; 1 to 200 characters.</summary>
    public string? Hint { get; init; }

    public const int DefaultPriority = 4;
    public const int MaxPriority = 9;
    public const int MaxIdLength = 200;
}
