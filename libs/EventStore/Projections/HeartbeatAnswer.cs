namespace Neura.EventStore;

/// <summary>What the database says to a heartbeat.</summary>
/// <param name="Head">The last position of the log.</param>
/// <param name="Written">Whose heartbeat was written. One that is missing may only have met another writer of its row.</param>
/// <param name="Epochs">Who has another epoch here has lost its lease.</param>
/// <param name="Replays">Who has parked events that somebody wants tried again.</param>
internal sealed record HeartbeatAnswer(
    long Head, IReadOnlySet<string> Written, IReadOnlyDictionary<string, long> Epochs, IReadOnlySet<string> Replays);
