using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Crash.Views;

/// <summary>The projections of these tests: two behind the log and one in the append.</summary>
internal static class ViewSet
{
    /// <summary>Streams whose appends go through the store with the inline projection; others must not write to them.</summary>
    public const string InlinePrefix = "inline/";

    public static BalanceView Balances { get; } = new("crash_balance");

    public static ChainView Chain { get; } = new("crash_chain");

    public static BalanceView Inline { get; } = new("crash_inline", InlinePrefix);

    public static async Task CreateTablesAsync(NpgsqlDataSource dataSource, CancellationToken ct)
    {
        await using var command = dataSource.CreateCommand($"{Balances.Ddl}; {Chain.Ddl}; {Inline.Ddl}");
        await command.ExecuteNonQueryAsync(ct);
    }

    public static Task RunDaemonAsync(DocumentStore store, CancellationToken stop)
    {
        var options = new ProjectionDaemonOptions { PageSize = 100, StandbyDelay = TimeSpan.FromMilliseconds(200) };
        return new ProjectionDaemon(store, [Balances, Chain], options, TimeProvider.System, NullLogger.Instance).RunAsync(stop);
    }

    /// <summary>Behind the log's end, not paused, and all rows as a fold from zero makes them.</summary>
    public static async Task ShouldEqualFoldAsync(
        DocumentStore store, NpgsqlDataSource dataSource, IReadOnlyList<IEvent> log, bool withInline, CancellationToken ct)
    {
        var progress = new ProjectionProgress(store);
        foreach (var view in new View[] { Balances, Chain })
        {
            if (!await progress.WaitForAsync(view.Name, log.Count, Eventually.Patience, ct))
                Assert.Fail($"{view.Name} does not reach {log.Count}: {string.Join("; ", await progress.ReadAsync(ct))}");
            (await view.ChecksumAsync(dataSource, ct)).ShouldBe(view.ChecksumOf(log), view.Name);
        }

        if (withInline) (await Inline.ChecksumAsync(dataSource, ct)).ShouldBe(Inline.ChecksumOf(log), Inline.Name);
        (await progress.ReadAsync(ct)).ShouldAllBe(one => one.PausedAt == null);
    }
}
