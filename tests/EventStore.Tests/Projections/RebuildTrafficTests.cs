using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>Rebuilds while events come, leaders write and readers read. A log of its own, for what the readers see must add up.</summary>
public sealed class RebuildTrafficTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Abuse", "22")]
    public async Task Rebuild_under_traffic_has_equal_digests_loses_nothing_and_shows_no_half_state()
    {
        var tables = new KindsTables(fixture, "_traffic");
        await tables.CreateAsync();
        var projection = Kinds.New(Kinds.Combined, "_traffic");
        await fixture.ExecuteAsync(
            """
            CREATE VIEW totals_traffic AS
            SELECT (SELECT coalesce(sum((state->>'balance')::bigint), 0) FROM single_traffic) AS documents,
                   (SELECT coalesce(sum(balance), 0) FROM flat_traffic)::bigint AS columns
            """);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Ct);
        var daemon = new DaemonRunner(fixture.Store, projection);
        await using (daemon)
        {
            Task[] traffic = [WriteAsync(stop), WriteAsync(stop), ReadAsync("SELECT documents, columns FROM totals_traffic", stop)];
            // One that has never run has nothing to be compared with.
            (await new ProjectionProgress(fixture.Store).WaitForAsync(projection.Name, 1, Patience, StoreFixture.Ct)).ShouldBeTrue();
            for (var time = 0; time < 5; time++)
            {
                var result = await Rebuilds.RunAsync(fixture.Store, projection, new() { PageSize = 40 });
                result.Outcome.ShouldBe(RebuildOutcome.Swapped);
                result.RebuiltDigest.ShouldBe(result.LiveDigest);
            }

            await stop.CancelAsync();
            await Task.WhenAll(traffic);
            var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
            (await new ProjectionProgress(fixture.Store).WaitForAsync(projection.Name, head, Patience, StoreFixture.Ct)).ShouldBeTrue();
        }

        var log = await fixture.Store.QueryEventsAsync(0, int.MaxValue, StoreFixture.Ct);
        (await tables.RowsAsync(Kinds.Combined)).ShouldBe(KindsOracle.Of(Kinds.Combined, log));
    }

    // Deposits only, and none below zero: then documents and columns have one sum at every position.
    private async Task WriteAsync(CancellationTokenSource stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            (await fixture.AppendAsync($"traffic/{i % 30}", ExpectedVersion.Any, new AccountEvent.Deposited(i % 9)))
                .IsWritten.ShouldBeTrue();
    }

    private async Task ReadAsync(string sql, CancellationTokenSource stop)
    {
        var before = 0L;
        await using var connection = await fixture.DataSource.OpenConnectionAsync(StoreFixture.Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.PrepareAsync(StoreFixture.Ct);
        while (!stop.IsCancellationRequested)
        {
            await using var reader = await command.ExecuteReaderAsync(StoreFixture.Ct);
            await reader.ReadAsync(StoreFixture.Ct);
            var (documents, columns) = (reader.GetDecimal(0), reader.GetInt64(1));
            documents.ShouldBe(columns, "one statement sees one position");
            columns.ShouldBeGreaterThanOrEqualTo(before, "no reader goes back in time");
            before = columns;
        }
    }
}
