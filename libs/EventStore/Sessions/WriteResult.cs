namespace Neura.EventStore;

/// <param name="Append">
/// What became of the append. With a refusal, and where there was nothing to append, Appended at position 0 with the stream's version.
/// </param>
/// <param name="Refusal">The decider's refusal; nothing was written then.</param>
public sealed record WriteResult(AppendResult Append, object? Refusal);
