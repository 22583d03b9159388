using System.Collections.Concurrent;
using System.Globalization;
using Neura.EventStore;
using Neura.Near.Rpc;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>
/// Compares the log with the chain itself: what the events of an asset come to at a final block, and what the contract answers at that
/// block. Where both are right they are equal; a difference is an event that was lost, forged, or misread.
/// </summary>
public sealed class Reconciler(DocumentStore store, NpgsqlDataSource db, JsonRpcClient rpc, ChainMetrics metrics)
{
    private const int AtOnce = 8;
    private readonly ReconciliationRows rows = new(db);

    /// <exception cref="ChainHaltedException">The endpoint shows another block at the height.</exception>
    /// <exception cref="NearRpcException">The endpoint failed, skipped the height, or no longer keeps it.</exception>
    /// <exception cref="ArgumentException">The height was not ingested.</exception>
    public async Task<ReconciliationReport> RunAsync(ReconciliationRequest request, CancellationToken cancellationToken)
    {
        var cursor = await ChainCursor.FindAsync(db, request.Network, request.Contract, cancellationToken);
        if (cursor is null || request.Height > cursor.Height)
            throw new ArgumentException($"The log of {request.Contract} on {request.Network} ends at {cursor?.Height}.", nameof(request));
        var height = request.Height ?? cursor.Height;
        var header = (await rpc.BlockAsync(new BlockReference.AtHeight(height), cancellationToken)).Header;
        var known = height == cursor.Height ? cursor.BlockHash : await rows.HashAsync(request.Network, height, cancellationToken);
        if (known is not null && known != header.Hash.ToString())
            throw new ChainHaltedException($"The endpoint shows block {height} as {header.Hash}, the log as {known}.");

        var views = new ChainViews(rpc, request.Contract, new BlockReference.AtHash(header.Hash));
        var streams = (request.Kind == ContractKind.Nep171 ? "token/" : "asset/") + request.Contract + "/";
        var tokens = await rows.TokensAsync(streams, height, request.Sample, cancellationToken);
        var (drifts, answers, assets) = (new ConcurrentBag<Drift>(), 0L, 0L);
        await Parallel.ForEachAsync(
            tokens, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (token, ct) =>
            {
                var stream = await store.FetchStreamAsync(streams + token, 0, ct);
                var expected = ExpectedAsset.Of(stream, height, new BlockTime(header.Nanoseconds), Account.Parse(request.Contract));
                if (expected.LastPosition == 0)
                    return;
                Interlocked.Increment(ref assets);
                Interlocked.Add(ref answers, await CompareAsync(request.Contract, token, expected, views, drifts.Add, ct));
            });
        var found = drifts.OrderBy(d => d.TokenId, StringComparer.Ordinal).ThenBy(d => d.Subject, StringComparer.Ordinal).ToArray();
        metrics.Drifted(found.Length);
        var id = await rows.SaveAsync(request, height, assets, answers, found, cancellationToken);
        return new ReconciliationReport(id, height, assets, answers, found);
    }

    private async Task<int> CompareAsync(
        string contract, string token, ExpectedAsset expected, ChainViews views, Action<Drift> found, CancellationToken cancellationToken)
    {
        var answers = 0;
        var actual = await views.TokenAsync(token, cancellationToken);
        Compare("owner", expected.Owner?.Value, actual?.Owner);
        if (expected.Owner is not null && actual is { Approved: { } approved } && expected.Approved is { } awaited)
            Compare("approvals", Listed(awaited), Listed(approved));
        if (actual is not null)
            foreach (var (account, level) in expected.Levels)
                Compare(
                    "level:" + account.Value, ((int)level).ToString(CultureInfo.InvariantCulture),
                    await views.LevelAsync(token, account, cancellationToken));
        if (expected.IsNewest && expected.Levels.Count > 0
            && await rows.ProjectedOwnerAsync(contract, token, expected.LastPosition, cancellationToken) is { IsKnown: true } row)
            Compare("view:owner", expected.Owner?.Value, row.Owner);
        return answers;

        void Compare(string subject, string? one, string? other)
        {
            answers++;
            if (one != other)
                found(new Drift(token, subject, one ?? "none", other ?? "none"));
        }
    }

    private static string Listed(IEnumerable<string> accounts) => string.Join(' ', accounts.Order(StringComparer.Ordinal));
}
