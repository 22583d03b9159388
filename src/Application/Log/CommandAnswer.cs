using Neura.EventStore;

namespace NeuraNft.Application.Log;

/// <summary>Where a command landed in the log.</summary>
/// <param name="CommandId">Names the command for good.</param>
/// <param name="Position">Of its last event; 0 where it found nothing to do.</param>
/// <param name="Replayed">An earlier try of the same command wrote it.</param>
public sealed record CommandAnswer(Guid CommandId, long Position, bool Replayed);

/// <summary>This idempotency key came before with another input.</summary>
public sealed record CommandRefusal(Guid CommandId);

internal static class CommandAnswers
{
    public static Result<CommandAnswer, CommandRefusal> ToAnswer(this AppendResult result, Guid command) => result.Verdict switch
    {
        AppendVerdict.Appended => new Result<CommandAnswer, CommandRefusal>.Ok(new CommandAnswer(command, result.Position, false)),
        AppendVerdict.Replayed => new Result<CommandAnswer, CommandRefusal>.Ok(new CommandAnswer(command, result.Position, true)),
        AppendVerdict.IdempotencyMismatch => new Result<CommandAnswer, CommandRefusal>.Refused(new CommandRefusal(command)),
        _ => throw new InvalidOperationException($"The log refused a checked command: {result.Verdict}."),
    };

    /// <summary>What the command was answered before; where it never was, that nothing was to be done.</summary>
    public static async Task<Result<CommandAnswer, CommandRefusal>> AnswerAsync(
        this DocumentStore store, EventMetadata metadata, CancellationToken cancellationToken) =>
        (await store.FindCommandAsync(metadata, cancellationToken))?.ToAnswer(metadata.CommandId!.Value)
        ?? new Result<CommandAnswer, CommandRefusal>.Ok(new CommandAnswer(metadata.CommandId!.Value, 0, false));
}
