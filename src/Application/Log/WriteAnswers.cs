using Neura.EventStore;

namespace NeuraNft.Application.Log;

internal static class WriteAnswers
{
    /// <summary>What became of a decided command.</summary>
    /// <param name="written">By the store.</param>
    /// <param name="command">Its id.</param>
    /// <param name="otherInput">What it is refused with where its id came before with another body.</param>
    /// <exception cref="InvalidOperationException">The log did not take it.</exception>
    public static Result<CommandAnswer, TRefusal> ToAnswer<TRefusal>(this WriteResult written, Guid command, TRefusal otherInput)
        where TRefusal : notnull => written switch
    {
        { Refusal: TRefusal refusal } => new Result<CommandAnswer, TRefusal>.Refused(refusal),
        { Append.Verdict: AppendVerdict.IdempotencyMismatch } => new Result<CommandAnswer, TRefusal>.Refused(otherInput),
        { Append: { IsWritten: true } append } => new Result<CommandAnswer, TRefusal>.Ok(
            new CommandAnswer(command, append.Position, append.Verdict == AppendVerdict.Replayed)),
        _ => throw new InvalidOperationException($"The log refused a checked command: {written.Append.Verdict}."),
    };
}
