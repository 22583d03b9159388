using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

public sealed class ProjectionDiskFullTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    [Trait("Abuse", "17")]
    public async Task Projection_on_a_full_disk_parks_nothing_and_goes_on_once_freed()
    {
        using var disk = SmallDisk.TryMount(8, await fixture.ScalarAsync<string>("SHOW data_directory"));
        Assert.SkipWhen(disk is null, "only root may mount a small disk");
        await fixture.ExecuteAsync($"CREATE TABLESPACE small_rows LOCATION '{disk.Path}'");
        try
        {
            var projection = new BalanceProjection("full");
            await fixture.ExecuteAsync(BalanceProjection.Ddl("full") + " TABLESPACE small_rows");
            await fixture.ExecuteAsync("CREATE TABLE ballast (filler text) TABLESPACE small_rows");
            await FillAsync();
            await using var daemon = new DaemonRunner(fixture.Store, projection);
            var last = await fixture.AppendAsync("full/balance", ExpectedVersion.Any, new AccountEvent.Deposited(5));

            // It has no room for one row; that is no fault of the event, however often it is tried.
            while (projection.Calls < 6) await Task.Delay(10, StoreFixture.Ct);
            var progress = new ProjectionProgress(fixture.Store);
            (await progress.WaitForAsync("full", last.Position, TimeSpan.Zero, StoreFixture.Ct)).ShouldBeFalse();
            (await fixture.ScalarAsync<long>("SELECT count(*) FROM es_parked_event WHERE projection = 'full'")).ShouldBe(0);

            disk.Resize(64);
            (await progress.WaitForAsync("full", last.Position, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
            (await fixture.ScalarAsync<decimal>("SELECT sum(balance) FROM balance_full")).ShouldBe(5);
        }
        finally
        {
            await fixture.ExecuteAsync("DROP TABLE IF EXISTS ballast, balance_full");
            await fixture.ExecuteAsync("DROP TABLESPACE small_rows");
        }
    }

    private async Task FillAsync()
    {
        try
        {
            while (true) await fixture.ExecuteAsync("INSERT INTO ballast SELECT repeat('x', 1000) FROM generate_series(1, 8)");
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.DiskFull)
        {
        }
    }
}
