using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

public sealed class SubscriptionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Subscription_goes_from_catch_up_to_live_without_gap_or_repetition()
    {
        const int total = 900;
        await using var elsewhere = fixture.NewStore();
        for (var i = 0; i < 100; i++) await AppendAsync(fixture.Store);
        var writing = WriteAsync();
        var seen = await TakeAsync(fixture.Store, 0, total);
        await writing;
        seen.ShouldBe(Enumerable.Range(1, total).Select(n => (long)n));

        async Task WriteAsync()
        {
            // Here and in another process by turns: in-process signal and NOTIFY both have to do.
            for (var i = 100; i < total; i++) await AppendAsync(i % 2 == 0 ? fixture.Store : elsewhere);
        }
    }

    [Fact]
    public async Task Idle_subscriber_is_woken_by_another_process_long_before_it_polls()
    {
        await using var own = NewSource("idle");
        await using var reader = StoreFixture.NewStore(own, options => options.PollInterval = TimeSpan.FromSeconds(30));
        await using var writer = fixture.NewStore();
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        var waiting = TakeAsync(reader, head, 1);
        await ListeningAsync("idle");
        await AppendAsync(writer);
        (await waiting.WaitAsync(TimeSpan.FromMinutes(2), StoreFixture.Ct)).ShouldBe([head + 1]);
    }

    [Fact]
    public async Task Polling_stands_behind_a_lost_notification()
    {
        await using var deaf = fixture.NewStore(options => options.NotifyChannel = null);
        await using var mute = fixture.NewStore(options => options.NotifyChannel = null);
        var head = await deaf.HeadPositionAsync(StoreFixture.Ct);
        var waiting = TakeAsync(deaf, head, 1);
        await AppendAsync(mute);
        (await waiting.WaitAsync(TimeSpan.FromMinutes(2), StoreFixture.Ct)).ShouldBe([head + 1]);
    }

    [Fact]
    public async Task Listener_survives_a_cut_connection()
    {
        await using var own = NewSource("cut");
        await using var reader = StoreFixture.NewStore(own, null);
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        var waiting = TakeAsync(reader, head, 2);
        await ListeningAsync("cut");
        await AppendAsync(fixture.Store);
        await fixture.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%es_head' AND application_name = 'cut'");
        await AppendAsync(fixture.Store);
        (await waiting.WaitAsync(TimeSpan.FromMinutes(2), StoreFixture.Ct)).ShouldBe([head + 1, head + 2]);
    }

    [Fact]
    public async Task Transaction_sends_one_notification_however_many_events()
    {
        await using var connection = await fixture.DataSource.OpenConnectionAsync(StoreFixture.Ct);
        var notes = new List<string>();
        connection.Notification += (_, note) => notes.Add(note.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN es_events", connection))
            await listen.ExecuteNonQueryAsync(StoreFixture.Ct);
        object[] twenty = [.. Enumerable.Range(0, 20).Select(n => new AccountEvent.Deposited(n))];
        var result = await fixture.AppendAsync("notify/many", ExpectedVersion.Any, twenty);
        while (notes.Count == 0 || notes[^1] != $"{result.Position}") await connection.WaitAsync(StoreFixture.Ct);
        (await connection.WaitAsync(200, StoreFixture.Ct)).ShouldBeFalse();
        notes.Count(note => long.Parse(note, null) > result.Position - 20 && long.Parse(note, null) <= result.Position).ShouldBe(1);
    }

    private static async Task<List<long>> TakeAsync(DocumentStore store, long after, int count)
    {
        var seen = new List<long>();
        await foreach (var one in store.SubscribeAsync(after, StoreFixture.Ct))
        {
            seen.Add(one.Sequence);
            if (seen.Count == count) break;
        }

        return seen;
    }

    private static async Task AppendAsync(DocumentStore store)
    {
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append("subscribed", ExpectedVersion.Any, new AccountEvent.Deposited(1));
        await session.SaveChangesAsync(StoreFixture.Ct);
    }

    private NpgsqlDataSource NewSource(string name) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { ApplicationName = name });

    // The look at the head comes after the LISTEN, on the same connection; nobody else of this name takes one.
    private async Task ListeningAsync(string name)
    {
        while (await fixture.ScalarAsync<long>(
            $"SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%es_head' AND application_name = '{name}' AND state = 'idle'") == 0)
            await Task.Delay(20, StoreFixture.Ct);
    }
}
