namespace Neura.GraphQL.Http.Sockets;

/// <summary>The client's buffer is full and nothing was taken from it for too long.</summary>
internal sealed class SlowSubscriberException() : Exception("The client takes nothing.");
