namespace NeuraNft.Api.Accounts.Erasure;

/// <summary>Why nothing is erased.</summary>
[UnionType]
public abstract record EraseMyDataError(string Code, string Message) : IError
{
    /// <summary>The account named is not the caller's.</summary>
    public sealed record ErasureNotConfirmedError(string Message) : EraseMyDataError("NOT_CONFIRMED", Message);

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record ErasureConflictError(Guid CommandId)
        : EraseMyDataError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    internal static EraseMyDataError NotConfirmed(Domain.Account caller) =>
        new ErasureNotConfirmedError($"It cannot be undone: name your own account, {caller.Value}.");

    internal static EraseMyDataError OtherInput(Guid command) => new ErasureConflictError(command);
}
