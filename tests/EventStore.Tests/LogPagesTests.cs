using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class LogPagesTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Readers_at_different_places_each_read_all_of_it_from_few_pages_kept()
    {
        const int readers = 5, events = 230, size = 10;
        await AppendAsync(events);
        using var pages = new LogPages(fixture.Store, size, readers, readAhead: true);
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, readers).Select(async reader =>
        {
            // Each begins somewhere else, and is fed at a pace of its own.
            var at = reader * 37L;
            while (await pages.AfterAsync(at, StoreFixture.Ct) is { Count: > 0 } page)
            {
                page[0].Sequence.ShouldBe(at + 1);
                page.Select(one => one.Sequence).ShouldBe(Enumerable.Range((int)at + 1, page.Count).Select(n => (long)n));
                at = page[^1].Sequence;
                most = Math.Max(most, pages.Kept);
                for (var i = 0; i < reader; i++) await Task.Yield();
            }

            at.ShouldBeGreaterThanOrEqualTo(events);
        }));
        most.ShouldBeLessThanOrEqualTo(2 * readers);
    }

    [Fact]
    public async Task Page_after_a_full_one_is_read_ahead_and_survives_the_small_ones_of_others()
    {
        await AppendAsync(40);
        using var pages = new LogPages(fixture.Store, 10, readers: 2, readAhead: true);
        await pages.AfterAsync(0, StoreFixture.Ct);
        pages.Reads.ShouldBe(2, "the page and the next");
        for (var i = 0; i < 6; i++)
        {
            var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
            await AppendAsync(1);
            (await pages.AfterAsync(head, StoreFixture.Ct)).Count.ShouldBe(1);
        }

        pages.Reads.ShouldBe(8);
        (await pages.AfterAsync(10, StoreFixture.Ct))[0].Sequence.ShouldBe(11);
        pages.Reads.ShouldBe(9, "not read again; the one after it is");
        pages.Kept.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task End_of_the_log_is_read_anew_each_time()
    {
        using var pages = new LogPages(fixture.Store, 10, readAhead: true);
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        (await pages.AfterAsync(head, StoreFixture.Ct)).ShouldBeEmpty();
        await AppendAsync(1);
        (await pages.AfterAsync(head, StoreFixture.Ct)).Select(one => one.Sequence).ShouldBe([head + 1]);
        await AppendAsync(1);
        (await pages.AfterAsync(head + 1, StoreFixture.Ct)).Select(one => one.Sequence).ShouldBe([head + 2]);
    }

    private async Task AppendAsync(int count)
    {
        await fixture.AppendAsync("pages", ExpectedVersion.Any, [.. Enumerable.Range(0, count).Select(n => new AccountEvent.Deposited(n))]);
    }
}
