using System.Text;
using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Transactions;

/// <summary>How far a transaction of an account is: by the chain until it is final, from there by the log.</summary>
public sealed class TransactionProgress(
    JsonRpcClient rpc, NpgsqlDataSource db, RelayedDelegates relayed, IOptions<ChainOptions> chain)
{
    // Ours return numbers and ids.
    private const int LongestReturned = 1_024;

    /// <returns>Null where the chain could not be asked.</returns>
    /// <exception cref="NearFormatException">It is no hash.</exception>
    public async Task<TransactionStanding?> FindAsync(Account account, string hash, CancellationToken cancellationToken)
    {
        var known = CryptoHash.Parse(hash);
        var sender = AccountId.Parse(await relayed.RelayerOfAsync(hash, account, cancellationToken) ?? account.Value);
        try
        {
            var status = await rpc.TransactionStatusAsync(known, sender, TransactionWait.None, cancellationToken);
            return !status.IsKnown || status.Transaction is { } sent && sent.SignerId != sender
                ? new TransactionStanding(hash, TransactionStage.Submitted, null)
                : await OfAsync(hash, status, cancellationToken);
        }
        catch (NearRpcException e)
        {
            return e.Kind == NearRpcErrorKind.UnknownTransaction
                ? new TransactionStanding(hash, TransactionStage.Submitted, null)
                : null;
        }
    }

    private async Task<TransactionStanding> OfAsync(string hash, TransactionStatus status, CancellationToken cancellationToken)
    {
        var isFinal = status.FinalExecutionStatus == "FINAL";
        if (TransactionFailure.Of(status) is { } failure)
            return new TransactionStanding(hash, isFinal ? TransactionStage.Failed : TransactionStage.Included, failure);
        if (!isFinal)
            return new TransactionStanding(hash, TransactionStage.Included, null);
        var stage = await IsReadAsync(status, cancellationToken) ? TransactionStage.Recorded : TransactionStage.Final;
        return new TransactionStanding(hash, stage, null) { Returned = Returned(status) };
    }

    private static string? Returned(TransactionStatus status) =>
        status.Status is ExecutionStatus.SuccessValue { Value: { Length: > 0 and <= LongestReturned } value }
            ? Encoding.UTF8.GetString(value.Span)
            : null;

    /// <summary>Whether ingestion has passed every block in which one of its receipts ran on a contract that is followed.</summary>
    private async Task<bool> IsReadAsync(TransactionStatus status, CancellationToken cancellationToken)
    {
        var followed = chain.Value.Followed().Select(c => c.Account).ToHashSet(StringComparer.Ordinal);
        var ran = (status.ReceiptsOutcome ?? []).Where(o => followed.Contains(o.Outcome.ExecutorId.Value))
            .Select(o => (Contract: o.Outcome.ExecutorId.Value, o.BlockHash)).Distinct().ToList();
        var cursors = await ChainCursor.FindManyAsync(
            db, chain.Value.Network, [.. ran.Select(r => r.Contract).Distinct()], cancellationToken);
        foreach (var (contract, block) in ran)
        {
            var height = (await rpc.BlockAsync(new BlockReference.AtHash(block), cancellationToken)).Header.Height;
            if (cursors.GetValueOrDefault(contract)?.Height is not { } read || read < height)
                return false;
        }
        return true;
    }
}
