namespace Neura.Messaging;

/// <summary>Messages that a worker leaves to others for a while, because those are better prepared for them.</summary>
/// <param name="Hints">Of the messages; see <see cref="QueueMessage.Hint"/>.</param>
/// <param name="For">Counted from when each became due; after that it is anybody's, so that none starves.</param>
public sealed record QueueAvoidance(IReadOnlyCollection<string> Hints, TimeSpan For)
{
    public static QueueAvoidance None { get; } = new([], TimeSpan.Zero);
}
