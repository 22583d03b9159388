using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

/// <summary>A log whose partitions are tiny, so that it grows through several.</summary>
public sealed class PartitionTests : IAsyncLifetime
{
    private const int First = 10_000_000;
    private readonly StoreFixture fixture = new();

    private static CancellationToken Ct => StoreFixture.Ct;

    public async ValueTask InitializeAsync()
    {
        await fixture.InitializeAsync();
        await fixture.ExecuteAsync("UPDATE es_partition_size SET positions = 10");
    }

    [Fact]
    public async Task Log_grows_through_partitions_and_is_read_in_order()
    {
        await JumpToAsync(First - 5);
        for (var i = 1; i <= 40; i++)
        {
            await fixture.AppendAsync("grows", i - 1, new AccountEvent.Deposited(i));
            if (i % 4 == 0) await fixture.ScalarAsync<int>("SELECT es_extend_partitions()");
        }

        (await fixture.Store.FetchStreamAsync("grows", 0, Ct)).Select(one => one.Version)
            .ShouldBe(Enumerable.Range(1, 40).Select(n => (long)n));
        (await fixture.Store.QueryEventsAsync(First - 5, 100, Ct)).Select(one => one.Sequence)
            .ShouldBe(Enumerable.Range(First - 4, 40).Select(n => (long)n));
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM mt_events_open")).ShouldBe(0);
    }

    [Fact]
    public async Task Open_partition_that_was_forgotten_becomes_an_ordinary_one()
    {
        await JumpToAsync((2 * First) + 3);
        for (var i = 1; i <= 25; i++) await fixture.AppendAsync("forgotten", i - 1, new AccountEvent.Deposited(i));
        (await fixture.ScalarAsync<int>("SELECT es_extend_partitions()")).ShouldBe(0, "it scans nothing by itself");
        (await fixture.ScalarAsync<bool>("SELECT es_close_open_partition()")).ShouldBeTrue();
        (await fixture.ScalarAsync<bool>("SELECT es_close_open_partition()")).ShouldBeFalse();
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM mt_events_open")).ShouldBe(0);
        (await fixture.Store.FetchStreamAsync("forgotten", 0, Ct)).Count.ShouldBe(25);
        (await fixture.ScalarAsync<int>("SELECT es_extend_partitions()")).ShouldBeGreaterThanOrEqualTo(0);
        (await fixture.AppendAsync("forgotten", 25, new AccountEvent.Deposited(26))).Verdict.ShouldBe(AppendVerdict.Appended);
    }

    [Fact]
    public async Task Partitions_are_made_while_appends_go_on()
    {
        await JumpToAsync(First);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var extending = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        await fixture.ScalarAsync<int>("SELECT es_extend_partitions()");
                    }
                    catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
                    {
                        // It waits two seconds at most for its locks, and is called again: as the store does.
                    }
                }
            },
            Ct);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var i = 0; i < 100; i++)
                (await fixture.AppendAsync($"w/{writer}", i, new AccountEvent.Deposited(i))).IsWritten.ShouldBeTrue();
        }));
        await stop.CancelAsync();
        await extending;
        (await fixture.ScalarAsync<long>($"SELECT max(seq_id) - {First} - count(*) FROM mt_events")).ShouldBe(0);
    }

    [Fact]
    public async Task Long_reader_makes_the_extension_fail_and_not_the_appends_wait()
    {
        await JumpToAsync(First - 1);
        await using var reader = await fixture.DataSource.OpenConnectionAsync(Ct);
        await using var transaction = await reader.BeginTransactionAsync(Ct);
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM mt_events", reader)) await read.ExecuteScalarAsync(Ct);
        await fixture.ExecuteAsync("UPDATE es_partition_size SET positions = 100000000");
        var failure = await Should.ThrowAsync<PostgresException>(() => fixture.ScalarAsync<int>("SELECT es_extend_partitions()"));
        failure.SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
        (await fixture.AppendAsync("meanwhile", 0, new AccountEvent.Deposited(1))).Verdict.ShouldBe(AppendVerdict.Appended);
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    private Task JumpToAsync(long position) => fixture.ExecuteAsync($"UPDATE es_head SET position = {position}");
}
