using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class ConcurrencyTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private const int Writers = 32;

    [Fact]
    public async Task Positions_are_dense_and_in_commit_order_under_32_writers()
    {
        const int each = 40;
        var end = new TaskCompletionSource<long>();
        var reading = ReadAllAsync(StoreFixture.Ct);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < each; i++)
            {
                // Some fail, some roll back, some write to a stream that all share: none may leave a hole.
                var session = fixture.Store.LightweightSession(EventMetadata.None);
                if (i % 7 == 3) session.QueueSqlCommand(new(i % 2 == 0 ? "SELECT 1" : "SELECT 1/0"));
                session.Events.Append($"dense/{writer}", i % 5 == 4 ? 999 : ExpectedVersion.Any, new AccountEvent.Deposited(i));
                session.Events.Append("dense/shared", ExpectedVersion.Any, new AccountEvent.Deposited(writer));
                try
                {
                    await session.SaveChangesAsync(StoreFixture.Ct);
                }
                catch (Npgsql.PostgresException failure) when (failure.SqlState == "22012")
                {
                }
            }
        }));
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        head.ShouldBeGreaterThan(Writers * each);
        end.SetResult(head);
        (await reading.WaitAsync(TimeSpan.FromMinutes(2), StoreFixture.Ct)).ShouldBe(await AllPositionsAsync());
        (await AllPositionsAsync()).ShouldBe(Enumerable.Range(1, (int)head).Select(n => (long)n));
        (await fixture.ScalarAsync<long>(
            """
            SELECT count(*) FROM mt_streams s
             WHERE version <> (SELECT max(version) FROM mt_events WHERE stream_id = s.id)
            """))
            .ShouldBe(0);

        // A reader that asks only for what is after its checkpoint, while all this goes on, misses nothing.
        async Task<List<long>> ReadAllAsync(CancellationToken ct)
        {
            var seen = new List<long>();
            while (!end.Task.IsCompleted || seen.LastOrDefault() < await end.Task)
            {
                var page = await fixture.Store.QueryEventsAsync(seen.LastOrDefault(), 100, ct);
                seen.AddRange(page.Select(e => e.Sequence));
                if (page.Count == 0) await Task.Delay(25, ct);
            }

            return seen;
        }
    }

    [Fact]
    public async Task Start_of_one_stream_by_32_writers_succeeds_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i =>
            fixture.AppendAsync("start/one", ExpectedVersion.NoStream, new AccountEvent.Opened($"{i}"))));
        results.Count(r => r.Verdict == AppendVerdict.Appended).ShouldBe(1);
        results.Count(r => r.Conflict is { CurrentVersion: 1 }).ShouldBe(Writers - 1);
    }

    [Fact]
    public async Task Appends_to_crossing_streams_do_not_deadlock()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async i =>
        {
            for (var n = 0; n < 10; n++)
            {
                var session = fixture.Store.LightweightSession(EventMetadata.None);
                foreach (var key in i % 2 == 0 ? new[] { "cross/a", "cross/b" } : ["cross/b", "cross/a"])
                    session.Events.Append(key, ExpectedVersion.Any, new AccountEvent.Deposited(n));
                (await session.SaveChangesAsync(StoreFixture.Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
            }
        }));
        (await fixture.Store.FetchStreamStateAsync("cross/a", StoreFixture.Ct))!.Version.ShouldBe(Writers * 10);
    }

    private async Task<List<long>> AllPositionsAsync()
    {
        await using var command = fixture.DataSource.CreateCommand("SELECT seq_id FROM mt_events ORDER BY seq_id");
        await using var reader = await command.ExecuteReaderAsync(StoreFixture.Ct);
        var all = new List<long>();
        while (await reader.ReadAsync(StoreFixture.Ct)) all.Add(reader.GetInt64(0));
        return all;
    }
}
