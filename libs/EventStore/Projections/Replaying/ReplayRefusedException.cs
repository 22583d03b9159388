namespace Neura.EventStore;

/// <summary>
/// A replay that cannot be run as it was asked for: its schema's name is taken or no plain one, the log is not so long, or a
/// projection names the schema of its tables.
/// </summary>
public sealed class ReplayRefusedException(string message) : Exception(message);
