using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Operator.Tests;

public sealed class ReaderTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Status_tells_readers_and_queues_for_people_and_for_machines()
    {
        var reader = new FailingReader("shown", OnPoison.Pause) { IsMended = true };
        var position = await AppendAsync("shown");
        await using var queue = new PostgresQueue(market.DataSource, "shown_queue", null, TimeProvider.System);
        await queue.EnqueueAsync(new QueueMessage("one", "{}"), MarketDatabase.Ct);
        await market.WithDaemonAsync(reader, async () =>
        {
            (await market.Progress.WaitForAsync("shown", position, Patience, MarketDatabase.Ct)).ShouldBeTrue();
            var json = (await market.NeuraAsync("status", "--json")).ShouldBeDone().Json;
            json.GetProperty("head").GetInt64().ShouldBe(await market.Store.HeadPositionAsync(MarketDatabase.Ct));
            var shown = json.GetProperty("readers").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "shown");
            shown.GetProperty("kind").GetString().ShouldBe("subscription");
            shown.GetProperty("state").GetString().ShouldBe("running");
            shown.GetProperty("leader").GetString().ShouldBe("test-node");
            shown.GetProperty("silentSeconds").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
            json.GetProperty("queues").EnumerateArray().Single(one => one.GetProperty("queue").GetString() == "shown_queue")
                .GetProperty("due").GetInt64().ShouldBe(1);

            var text = (await market.NeuraAsync("status")).ShouldBeDone().Output;
            text.Split('\n').ShouldContain(line => line.Contains("shown") && line.Contains("running") && line.Contains("test-node"));
            text.ShouldNotContain('\u001b');
        });
        (await market.NeuraAsync("status")).ShouldBeDone().Output.Split('\n')
            .ShouldContain(line => line.Contains("shown") && line.Contains("leaderless"));
    }

    [Fact]
    public async Task Status_that_watches_goes_on_until_it_is_ended()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(MarketDatabase.Ct);
        var output = new WatchedWriter(lines => lines == 2, stop.Cancel);
        var code = await NeuraCommand.RunAsync(
            ["status", "--watch", "--json", "--connection", market.ConnectionString], Terminal.Plain(output, TextWriter.Null), stop.Token);
        code.ShouldBe(0);
        output.Lines.ShouldBe(2);
    }

    [Fact]
    public async Task Pause_and_resume_say_what_they_did_and_refuse_what_is_so_already()
    {
        var reader = new FailingReader("paused", OnPoison.Pause) { IsMended = true };
        var position = await AppendAsync("paused");
        await market.WithDaemonAsync(reader, async () =>
        {
            (await market.Progress.WaitForAsync("paused", position, Patience, MarketDatabase.Ct)).ShouldBeTrue();
            (await market.NeuraAsync("pause", "paused", "--reason", "maintenance")).ShouldBeDone().Output.ShouldContain("is paused at");
            (await market.NeuraAsync("pause", "paused", "--reason", "again")).ShouldBeRefused("ALREADY_PAUSED");
            var status = (await market.NeuraAsync("status")).ShouldBeDone().Output;
            status.Split('\n').ShouldContain(line => line.StartsWith("paused is paused since") && line.Contains("maintenance"));
            var resumed = (await market.NeuraAsync("resume", "paused", "--json")).ShouldBeDone().Json;
            resumed.GetProperty("state").GetString().ShouldBe("resumed");
            (await market.NeuraAsync("resume", "paused")).ShouldBeRefused("NOT_PAUSED");
            position = await AppendAsync("paused");
            (await market.Progress.WaitForAsync("paused", position, Patience, MarketDatabase.Ct)).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task Pause_of_what_has_a_place_and_never_ran_says_that_there_is_none()
    {
        await using (var old = market.DataSource.CreateCommand("insert into mt_event_progression (name, last_seq_id) values ('unled', 0)"))
            await old.ExecuteNonQueryAsync(MarketDatabase.Ct);
        (await market.NeuraAsync("pause", "unled", "--reason", "why")).ShouldBeRefused("NOT_FOUND");
    }

    [Theory]
    [Trait("Abuse", "19")]
    [InlineData(OnPoison.Pause)]
    [InlineData(OnPoison.Park)]
    public async Task Parked_events_are_listed_and_replayed(OnPoison onPoison)
    {
        var name = $"parks_{onPoison}";
        var reader = new FailingReader(name, onPoison);
        var position = await AppendAsync(name);
        await market.WithDaemonAsync(reader, async () =>
        {
            await UntilAsync(async () => (await market.Progress.ListParkedAsync(name, MarketDatabase.Ct)).Count > 0);
            // What is parked after the replay was asked for is not replayed: it is past all of them first.
            if (onPoison is OnPoison.Park)
                (await market.Progress.WaitForAsync(name, position, Patience, MarketDatabase.Ct)).ShouldBeTrue();
            var listed = (await market.NeuraAsync("parked", "list", name)).ShouldBeDone().Output;
            listed.ShouldContain("3 tries");
            listed.ShouldContain("InvalidOperationException: the other side is \uFFFD[31mred");
            (await market.NeuraAsync("parked", "--json")).ShouldBeDone().Json.GetProperty("events").GetArrayLength().ShouldBeGreaterThan(0);

            reader.IsMended = true;
            (await market.NeuraAsync("parked", "replay", name, "--position", "999999")).ShouldBeRefused("NOTHING_PARKED");
            (await market.NeuraAsync("parked", "replay", name)).ShouldBeDone().Output.ShouldContain("will be tried again");
            await UntilAsync(async () => (await market.Progress.ListParkedAsync(name, MarketDatabase.Ct)).Count == 0);
            (await market.Progress.WaitForAsync(name, position, Patience, MarketDatabase.Ct)).ShouldBeTrue();
        });
        (await market.NeuraAsync("parked", "list", name)).ShouldBeDone().Output.Trim().ShouldBe("Nothing is parked.");
    }

    [Fact]
    public async Task Parked_messages_are_listed_and_put_back()
    {
        await using var queue = new PostgresQueue(market.DataSource, "mail", null, TimeProvider.System);
        foreach (var id in new[] { "a", "b" })
        {
            await queue.EnqueueAsync(new QueueMessage(id, """{"secret":"body"}"""), MarketDatabase.Ct);
            var lease = (await queue.LeaseAsync(1, TimeSpan.FromMinutes(1), MarketDatabase.Ct)).Single();
            (await queue.ParkAsync(lease, $"no model for {id}", MarketDatabase.Ct)).ShouldBeTrue();
        }

        var listed = (await market.NeuraAsync("parked", "list", "mail")).ShouldBeDone().Output;
        listed.ShouldContain("queue mail message a: 1 tries");
        listed.ShouldContain("no model for b");
        listed.ShouldNotContain("secret");
        (await market.NeuraAsync("parked", "unpark", "mail", "--message", "c")).ShouldBeRefused("NOTHING_PARKED");
        (await market.NeuraAsync("parked", "unpark", "no_queue")).ShouldBeRefused("NOTHING_PARKED");
        (await market.NeuraAsync("parked", "unpark", "mail", "--message", "a")).ShouldBeDone().Output.ShouldContain("1 message(s)");
        (await market.NeuraAsync("parked", "unpark", "mail", "--json")).ShouldBeDone().Json.GetProperty("messages").GetInt32().ShouldBe(1);
        (await queue.DepthAsync(MarketDatabase.Ct)).ShouldBe(new QueueDepth(2, 0, 0, 0));
    }

    [Fact]
    public async Task Parked_messages_are_listed_to_the_last()
    {
        await using (var fill = market.DataSource.CreateCommand("""
            insert into queue_parked (seq, queue, id, body, attempts, reason, enqueued_at, parked_at)
            select 1000000 + i, 'full', i::text, '{}', 1, 'why', now(), now() from generate_series(1, 2001) i
            """))
            await fill.ExecuteNonQueryAsync(MarketDatabase.Ct);
        var messages = (await market.NeuraAsync("parked", "list", "full", "--json")).ShouldBeDone().Json.GetProperty("messages");
        messages.EnumerateArray().Select(one => one.GetProperty("id").GetString()).Distinct().Count().ShouldBe(2001);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !await condition();)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Patience);
            await Task.Delay(20, MarketDatabase.Ct);
        }
    }

    private async Task<long> AppendAsync(string stream) =>
        (await market.AppendAsync(EventMetadata.None, stream, new InferenceEvent.InferenceStarted(Guid.CreateVersion7(), "w", 1))).Position;
}
