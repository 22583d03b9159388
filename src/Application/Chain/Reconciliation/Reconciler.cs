using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
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
        var report = await CompareAsync(request, cancellationToken);
        var id = await rows.SaveAsync(request, report.Height, report.Assets, report.Answers, report.Drifts, cancellationToken);
        return report with { Id = id };
    }

    /// <summary>The same, and nothing is written: its id is 0.</summary>
    /// <exception cref="ChainHaltedException">The endpoint shows another block at the height.</exception>
    /// <exception cref="NearRpcException">The endpoint failed, skipped the height, or no longer keeps it.</exception>
    /// <exception cref="ArgumentException">The height was not ingested.</exception>
    public async Task<ReconciliationReport> CompareAsync(ReconciliationRequest request, CancellationToken cancellationToken)
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
        var (drifts, answers, assets, live) = (new ConcurrentBag<Drift>(), 0L, 0L, 0L);
        await Parallel.ForEachAsync(
            tokens, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (token, ct) =>
            {
                var stream = await store.FetchStreamAsync(streams + token, 0, ct);
                if (Fold(stream, height, new BlockTime(header.Nanoseconds), request.Contract, Found) is not { LastPosition: > 0 } expected)
                    return;
                Interlocked.Increment(ref assets);
                if (expected.Owner is not null) Interlocked.Increment(ref live);
                await CompareAsync(request.Contract, token, expected, views, () => Interlocked.Increment(ref answers), Found, ct);

                void Found(string subject, string one, string other) =>
                    drifts.Add(new Drift(token, subject, DriftText.Of(one), DriftText.Of(other)));
            });
        if (request is { Supply: true, Sample: null, Kind: ContractKind.Nrc101 })
            await CompareSupplyAsync(live, views, () => answers++, drifts, cancellationToken);
        var found = drifts.OrderBy(d => d.TokenId, StringComparer.Ordinal).ThenBy(d => d.Subject, StringComparer.Ordinal).ToArray();
        metrics.Drifted(found.Length);
        return new ReconciliationReport(0, height, assets, answers, found) { Skipped = tokens.Count - assets };
    }

    // What the log never heard of has no stream: only the contract's own count shows it.
    private static async Task CompareSupplyAsync(
        long live, ChainViews views, Action answered, ConcurrentBag<Drift> drifts, CancellationToken cancellationToken)
    {
        var expected = live.ToString(CultureInfo.InvariantCulture);
        var actual = expected;
        try
        {
            if (await views.SupplyAsync(cancellationToken) is not { } counted) return;
            actual = counted;
        }
        catch (Exception e) when (IsAnswer(e))
        {
            actual = "unreadable: " + e.Message;
        }

        answered();
        if (actual != expected) drifts.Add(new Drift("", "supply", expected, DriftText.Of(actual)));
    }

    // A log that begins behind a mint, or whose mint is in quarantine, folds to nothing that could be compared.
    private static ExpectedAsset? Fold(
        IReadOnlyList<IEvent> stream, ulong height, BlockTime time, string contract, Action<string, string, string> found)
    {
        try
        {
            return ExpectedAsset.Of(stream, height, time, Account.Parse(contract));
        }
        catch (Exception e) when (e is UnreachableException or JsonException or CryptographicException or FormatException)
        {
            found("log", "unreadable: " + e.Message, "not asked");
            return null;
        }
    }

    private async Task CompareAsync(
        string contract, string token, ExpectedAsset expected, ChainViews views, Action answered, Action<string, string, string> found,
        CancellationToken cancellationToken)
    {
        try
        {
            var actual = await views.TokenAsync(token, cancellationToken);
            Compare("owner", expected.Owner?.Value, actual?.Owner);
            if (expected.Owner is not null && actual is { Approved: { } approved } && expected.Approved is { } awaited)
                Compare("approvals", Listed(awaited), Listed(approved));
            if (actual is not null)
                foreach (var (account, level) in expected.Levels)
                    Compare(
                        "level:" + account.Value, ((int)level).ToString(CultureInfo.InvariantCulture),
                        await views.LevelAsync(token, account, cancellationToken));
        }
        catch (Exception e) when (IsAnswer(e))
        {
            Compare("answer", "readable", "unreadable: " + e.Message);
        }
        if (expected.IsNewest && expected.Levels.Count > 0
            && await rows.ProjectedOwnerAsync(contract, token, expected.LastPosition, cancellationToken) is { IsKnown: true } row)
            Compare("view:owner", expected.Owner?.Value, row.Owner);

        void Compare(string subject, string? one, string? other)
        {
            answered();
            if (one != other)
                found(subject, one ?? "none", other ?? "none");
        }
    }

    // The contract's own doing, of one token: it panics, or answers what is no JSON, no token, no text. What the endpoint does ends the
    // run. InvalidOperationException: a text with half of a surrogate pair.
    private static bool IsAnswer(Exception e) => e is JsonException or InvalidOperationException or FormatException
        or NearRpcException
        {
            Kind: NearRpcErrorKind.ContractPanic or NearRpcErrorKind.MethodNotFound or NearRpcErrorKind.ResponseTooLarge,
        };

    private static string Listed(IEnumerable<string> accounts) => string.Join(' ', accounts.Order(StringComparer.Ordinal));
}
