using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Transactions;
using Npgsql;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>
/// Brings the published checkpoint to the chain. The transaction's bytes are kept before they are sent; while their outcome is not known
/// nothing else is signed, and the chain, never a guess, says what it was. Any number of nodes may run this.
/// </summary>
public sealed class AnchorLog : IDisposable
{
    // What the contract's first record of a log may cost; the rest comes back, and later ones cost nothing.
    private static readonly NearToken Storage = NearToken.FromMillinear(20);
    private static readonly Gas Limit = Gas.FromTeragas(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly NpgsqlDataSource db;
    private readonly ITileStore tiles;
    private readonly AnchorBook book;
    private readonly AnchorTries tries;
    private readonly AccountId contract;
    private readonly AnchorOptions options;
    private readonly AnchorMetrics metrics;
    private readonly TimeProvider time;
    private readonly InMemorySigner signer;
    private readonly TransactionSender sender;

    public AnchorLog(
        NpgsqlDataSource db, ITileStore tiles, AnchorBook book, AnchorTries tries, JsonRpcClient rpc, AccountId contract,
        AnchorOptions options, AnchorMetrics metrics, TimeProvider time)
    {
        (this.db, this.tiles, this.book, this.tries, this.contract) = (db, tiles, book, tries, contract);
        (this.options, this.metrics, this.time) = (options, metrics, time);
        signer = new InMemorySigner(AccountId.Parse(options.Account!), options.ReadKey());
        sender = new TransactionSender(rpc, signer, new TransactionSenderOptions { ResultTimeout = TimeSpan.FromSeconds(20) }, time);
    }

    public void Dispose()
    {
        sender.Dispose();
        signer.Dispose();
    }

    /// <summary>One look: settles what is open, or anchors where that is due.</summary>
    /// <returns>What became of a transaction; null where there was none, or its outcome is still not known.</returns>
    /// <exception cref="NearRpcException">No node answers: look again later.</exception>
    public async Task<AnchorOutcome?> RunAsync(CancellationToken cancellationToken)
    {
        var anchor = await RefreshAsync(cancellationToken);
        var gap = await AnchorGap.ReadAsync(db, anchor?.Size ?? 0, cancellationToken);
        metrics.Stands(gap);
        if (await tries.OpenAsync(cancellationToken) is { } open) return await SettleAsync(open, cancellationToken);
        if (!IsDue(gap) || await tries.FailedAtAsync(cancellationToken) is { } failed && time.GetUtcNow() < failed + AfterFailure)
            return null;
        if (await CheckpointPublisher.LastAsync(tiles, cancellationToken) is not { } note
            || !Checkpoint.TryParse(note.Text, out var checkpoint) || checkpoint.Size <= (anchor?.Size ?? 0))
            return null;
        var signed = await sender.SignAsync(Draft(checkpoint, isFirst: anchor is null), cancellationToken);
        var one = new AnchorTry(checkpoint.Size, checkpoint.Root, note.ToString(), signed);
        return await tries.AddAsync(one, cancellationToken) ? await SettleAsync(one, cancellationToken) : null;
    }

    private async Task<ChainAnchor?> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await book.RefreshAsync(cancellationToken);
        }
        catch (NearRpcException)
        {
            // The gap that is measured goes on growing while the chain is silent.
            metrics.Stands(await AnchorGap.ReadAsync(db, book.Newest?.Size ?? 0, cancellationToken));
            throw;
        }
    }

    private bool IsDue(AnchorGap gap) => gap.Since is not null
        && (gap.Events >= options.EveryEvents || gap.Lag(time.GetUtcNow()) >= TimeSpan.FromMinutes(options.EveryMinutes));

    private async Task<AnchorOutcome?> SettleAsync(AnchorTry one, CancellationToken cancellationToken)
    {
        var (outcome, failure) = await LearnAsync(one, cancellationToken);
        if (outcome is not { } known) return null;
        await tries.SettleAsync(one, known, failure, cancellationToken);
        metrics.Settled(known);
        metrics.Stands(await AnchorGap.ReadAsync(db, book.Newest?.Size ?? 0, cancellationToken));
        return known;
    }

    private async Task<(AnchorOutcome? Outcome, string? Failure)> LearnAsync(AnchorTry one, CancellationToken cancellationToken)
    {
        if (await OnChainAsync(one, cancellationToken) is { } before) return (before, null);
        try
        {
            var status = await sender.ResumeAsync(one.Transaction, TransactionWait.Final, cancellationToken);
            var failure = TransactionFailure.Of(status);
            // It ran; where a node that is behind does not show it yet, the next look will.
            return await OnChainAsync(one, cancellationToken) is { } after
                ? (after, null)
                : (failure is null ? null : AnchorOutcome.Failed, failure is null ? null : $"{failure.Code}: {failure.Message}");
        }
        catch (TransactionPendingException)
        {
            return (null, null);
        }
        catch (NearRpcException refused) when (refused.InvalidTransaction is { MayPass: false } why)
        {
            // Were another node to take these bytes after all, the contract would refuse the smaller size or keep the equal one.
            if (await OnChainAsync(one, cancellationToken) is { } after) return (after, null);
            return why.Kind is InvalidTransactionKind.Expired or InvalidTransactionKind.InvalidChain or InvalidTransactionKind.InvalidNonce
                ? (AnchorOutcome.Lapsed, why.Reason)
                : (AnchorOutcome.Failed, why.Reason);
        }
    }

    private async Task<AnchorOutcome?> OnChainAsync(AnchorTry one, CancellationToken cancellationToken) =>
        await book.RefreshAsync(cancellationToken) is not { } anchor || anchor.Size < one.Size ? null
        : anchor.Size == one.Size && anchor.Root == one.Root ? AnchorOutcome.Anchored : AnchorOutcome.Overtaken;

    private TransactionDraft Draft(Checkpoint checkpoint, bool isFirst) => new TransactionDraft(contract).Call(
        "nrc_anchor_audit",
        JsonSerializer.SerializeToUtf8Bytes(new { origin = checkpoint.Origin, size = checkpoint.Size, root = checkpoint.Root.ToString() }),
        Limit, isFirst ? Storage : NearToken.Zero);
}
