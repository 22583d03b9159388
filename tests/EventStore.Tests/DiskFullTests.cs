using System.Security.Cryptography;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class DiskFullTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    [Trait("Abuse", "17")]
    public async Task Full_disk_is_unavailable_leaves_nothing_half_written_and_recovers_once_freed()
    {
        using var disk = SmallDisk.TryMount(8, await fixture.ScalarAsync<string>("SHOW data_directory"));
        Assert.SkipWhen(disk is null, "only root may mount a small disk");
        await fixture.ExecuteAsync($"CREATE TABLESPACE small LOCATION '{disk.Path}'");
        try
        {
            await fixture.ExecuteAsync("ALTER TABLE mt_events_p0 SET TABLESPACE small");
            var (written, failure) = await AppendUntilFullAsync();
            written.ShouldBeGreaterThan(0);
            failure.OutcomeUnknown.ShouldBeFalse();
            await ShouldHoldAsync(written);

            await Should.ThrowAsync<EventStoreUnavailableException>(AppendAsync);
            disk.Resize(64);
            (await AppendAsync()).Versions["full"].ShouldBe(written + 1);
            await ShouldHoldAsync(written + 1);
        }
        finally
        {
            await fixture.ExecuteAsync("ALTER TABLE mt_events_p0 SET TABLESPACE pg_default");
            await fixture.ExecuteAsync("DROP TABLESPACE small");
        }
    }

    private async Task<(int Written, EventStoreUnavailableException Failure)> AppendUntilFullAsync()
    {
        for (var written = 0; ; written++)
        {
            try
            {
                (await AppendAsync()).Verdict.ShouldBe(AppendVerdict.Appended);
            }
            catch (EventStoreUnavailableException failure)
            {
                return (written, failure);
            }
        }
    }

    // Random text, for what compresses well would go into a table of its own, on the other disk.
    private Task<AppendResult> AppendAsync() => fixture.AppendAsync(
        "full", ExpectedVersion.Any, new AccountEvent.Noted(Convert.ToBase64String(RandomNumberGenerator.GetBytes(300_000))));

    private async Task ShouldHoldAsync(int events)
    {
        (await fixture.Store.HeadPositionAsync(StoreFixture.Ct)).ShouldBe(events);
        (await fixture.Store.FetchStreamStateAsync("full", StoreFixture.Ct))!.Version.ShouldBe(events);
        (await fixture.Store.QueryEventsAsync(0, 1000, StoreFixture.Ct)).Count.ShouldBe(events);
    }
}
