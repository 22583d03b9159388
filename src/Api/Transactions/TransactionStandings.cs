using Neura.EventStore;
using Neura.GraphQL;
using Neura.GraphQL.Execution;
using Neura.Near;
using NeuraNft.Api.Positions;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Transactions;

/// <summary>How far an account's transactions are, the views included: what is told as recorded can be read.</summary>
public sealed class TransactionStandings(
    TransactionProgress progress, DocumentStore store, ReadModelPositions models, HistoryQueries history)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <returns>Null where the chain could not be asked.</returns>
    internal async Task<SentTransaction?> FindAsync(Account account, string hash, CancellationToken cancellationToken)
    {
        if (!CryptoHash.TryParse(hash, out _))
            throw new GraphQLException(
                new GraphQLError("A transaction hash is base58 of 32 bytes.").WithCode(ErrorCodes.BadUserInput));
        if (await progress.FindAsync(account, hash, cancellationToken) is not { } standing)
            return null;
        // Nodes forget what is some days old; the log does not.
        if (standing.Stage == TransactionStage.Submitted
            && await history.LastOfTransactionAsync(hash, account, cancellationToken) is { } recorded)
            return new SentTransaction(hash, TransactionStage.Recorded, new Position(recorded), null, null);
        if (standing.Stage != TransactionStage.Recorded)
            return new SentTransaction(hash, standing.Stage, null, standing.Returned, standing.Failure);
        // The log has it: what the log has now, the views have soon.
        var head = await store.HeadPositionAsync(cancellationToken);
        if (!await models.All.WaitForAsync(head, s_patience, cancellationToken))
            return new SentTransaction(hash, TransactionStage.Final, null, standing.Returned, null);
        var last = await history.LastOfTransactionAsync(hash, cancellationToken);
        return new SentTransaction(
            hash, TransactionStage.Recorded, last is { } position ? new Position(position) : null, standing.Returned, null);
    }
}
