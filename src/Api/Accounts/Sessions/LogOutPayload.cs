using NeuraNft.Application;
using NeuraNft.Application.Log;

namespace NeuraNft.Api.Accounts.Sessions;

/// <param name="IdempotencyKey">The client's: sent again, it closes nothing that was opened since.</param>
/// <param name="Everywhere">All sessions of the account, not only the one that asks.</param>
public sealed record LogOutInput(Guid IdempotencyKey, [property: System.ComponentModel.DefaultValue(false)] bool Everywhere);

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Id">Of one of the viewer's sessions; one that is over stays so.</param>
public sealed record CloseSessionInput(Guid IdempotencyKey, Guid Id);

/// <param name="Viewer">With the sessions that are left.</param>
/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why nothing was closed.</param>
public sealed record LogOutPayload(Viewer? Viewer, CommandReceipt? Receipt, IReadOnlyList<LogOutError>? Errors)
{
    internal static LogOutPayload Of(Viewer viewer, Result<CommandAnswer, CommandRefusal> answer) => answer switch
    {
        Result<CommandAnswer, CommandRefusal>.Ok ok => new LogOutPayload(viewer, Receipts.Of(ok.Value), null),
        Result<CommandAnswer, CommandRefusal>.Refused no =>
            new LogOutPayload(null, null, [new LogOutError.LogOutConflictError(no.Refusal.CommandId)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>Why nothing was closed.</summary>
[UnionType]
public abstract record LogOutError(string Code, string Message) : IError
{
    /// <summary>The idempotency key was used with another input, or in another session.</summary>
    public sealed record LogOutConflictError(Guid CommandId)
        : LogOutError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");
}
