namespace Neura.Messaging;

/// <summary>A message to be enqueued.</summary>
/// <param name="Id">At most 200 characters. For ever: a second message with the same id in the same queue is not enqueued.</param>
/// <param name="Body">JSON.</param>
/// <param name="Delay">From now until it may be leased; default none.</param>
public sealed record QueueMessage(string Id, string Body, TimeSpan Delay = default);
