using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class ArchiveTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Archived_stream_takes_no_more_events_and_is_still_read()
    {
        await ArchiveAsync("closed", new AccountEvent.Opened("a"));
        (await fixture.AppendAsync("closed", ExpectedVersion.Any, new AccountEvent.Deposited(1))).Verdict
            .ShouldBe(AppendVerdict.StreamArchived);
        (await fixture.Store.FetchStreamStateAsync("closed", StoreFixture.Ct))!.IsArchived.ShouldBeTrue();
        (await fixture.Store.FetchStreamAsync("closed", 0, StoreFixture.Ct)).Count.ShouldBe(1);
        (await fixture.ScalarAsync<bool>("SELECT bool_and(is_archived) FROM mt_events WHERE stream_id = 'closed'")).ShouldBeTrue();
        (await fixture.ScalarAsync<long>("SELECT max(seq_id) - count(*) FROM mt_events")).ShouldBe(0);
    }

    [Fact]
    public async Task Session_with_an_archived_stream_writes_nothing_at_all()
    {
        await ArchiveAsync("shut", new AccountEvent.Opened("a"));
        var session = fixture.Store.LightweightSession(EventMetadata.None);
        session.Events.Append("other", ExpectedVersion.Any, new AccountEvent.Deposited(1));
        session.Events.Append("shut", ExpectedVersion.Any, new AccountEvent.Deposited(1));
        (await session.SaveChangesAsync(StoreFixture.Ct)).Verdict.ShouldBe(AppendVerdict.StreamArchived);
        (await fixture.Store.FetchStreamStateAsync("other", StoreFixture.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Retry_of_the_command_that_archived_is_still_answered()
    {
        var command = new EventMetadata { CommandId = Guid.CreateVersion7() };
        var first = await ArchiveAsync("retried", command, new AccountEvent.Opened("a"));
        var again = await fixture.AppendAsync(command, "retried", ExpectedVersion.Any, new AccountEvent.Opened("a"));
        again.Verdict.ShouldBe(AppendVerdict.Replayed);
        again.Position.ShouldBe(first.Position);
    }

    [Fact]
    public async Task Stream_opened_again_takes_events()
    {
        await ArchiveAsync("reopened", new AccountEvent.Opened("a"));
        (await fixture.ScalarAsync<bool>("SELECT es_archive_stream('reopened', false)")).ShouldBeTrue();
        (await fixture.AppendAsync("reopened", 1, new AccountEvent.Deposited(1))).Verdict.ShouldBe(AppendVerdict.Appended);
    }

    private Task<AppendResult> ArchiveAsync(string key, object last) => ArchiveAsync(key, EventMetadata.None, last);

    private Task<AppendResult> ArchiveAsync(string key, EventMetadata metadata, object last)
    {
        var session = fixture.Store.LightweightSession(metadata);
        session.Events.Append(key, ExpectedVersion.Any, last);
        session.Events.ArchiveStream(key);
        return session.SaveChangesAsync(StoreFixture.Ct);
    }
}
