using Neura.Near.Rpc;

namespace NeuraNft.Application.Transactions;

/// <summary>How a transaction failed: the contract's code (E_NOT_OWNER, …) where it gave one, and a sentence.</summary>
public sealed record TransactionFailure(string Code, string Message)
{
    /// <summary>Null where it did not fail, so far.</summary>
    public static TransactionFailure? Of(TransactionStatus status)
    {
        if (status.Status is ExecutionStatus.Failure whole)
            return Of(whole);
        // What a delegate action does is not the transaction's own result: the receipt that it makes tells.
        var isDelegate = status.Transaction?.Actions.Any(action => action.Kind == "Delegate") ?? false;
        return isDelegate && status.ReceiptsOutcome is { Count: > 1 } outcomes
            && outcomes[0].Outcome.ReceiptIds.Select(id => outcomes.FirstOrDefault(o => o.Id == id)?.Outcome.Status)
                .OfType<ExecutionStatus.Failure>().FirstOrDefault() is { } inner
            ? Of(inner)
            : null;
    }

    /// <summary>The contract panics with "CODE: sentence".</summary>
    public static TransactionFailure Of(ExecutionStatus.Failure failure)
    {
        var message = failure.PanicMessage ?? "";
        var colon = message.IndexOf(": ", StringComparison.Ordinal);
        return message.StartsWith("E_", StringComparison.Ordinal) && colon > 0
            ? new(message[..colon], message[(colon + 2)..])
            : new("E_FAILED", "The transaction failed on chain.");
    }

    internal TransactionRefusal.ContractRefused ToRefusal(string transactionHash) => new(Code, Message, transactionHash);
}
