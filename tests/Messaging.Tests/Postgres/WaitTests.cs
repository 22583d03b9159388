using System.Diagnostics;
using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Messaging.Tests;

public sealed class WaitTests(QueueFixture fixture) : IClassFixture<QueueFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly PostgresQueueOptions NoPolling = new() { PollEvery = TimeSpan.FromMinutes(5) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_ends_by_a_notification_long_before_polling()
    {
        await using var queue = await Listening("notify");
        await using var sender = fixture.Queue("notify");
        var waiting = queue.WaitAsync(Token);
        waiting.IsCompleted.ShouldBeFalse();
        await sender.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        await waiting.WaitAsync(TimeSpan.FromMinutes(2), Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Message_between_an_empty_lease_and_the_wait_is_not_missed()
    {
        await using var queue = await Listening("between");
        await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        await queue.WaitAsync(Token).WaitAsync(TimeSpan.FromMinutes(2), Token);
    }

    [Fact]
    public async Task Wait_after_a_full_batch_ends_at_once()
    {
        await using var queue = await Listening("full");
        await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        await queue.EnqueueAsync(new QueueMessage("b", "{}"), Token);
        await Eventually.IsTrueAsync(async () => (await queue.LeaseAsync(1, Minute, Token)).Count == 1);
        await queue.WaitAsync(Token).WaitAsync(TimeSpan.FromMinutes(2), Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Wait_is_not_ended_by_another_queue()
    {
        await using var queue = await Listening("quiet");
        await using var other = fixture.Queue("loud");
        var waiting = queue.WaitAsync(Token);
        await other.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        await Task.Delay(300, Token);
        waiting.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Wait_without_listening_ends_by_polling()
    {
        var polling = new PostgresQueueOptions { Listen = false, PollEvery = TimeSpan.FromMilliseconds(100) };
        await using var queue = fixture.Queue("poll", polling);
        var started = Stopwatch.GetTimestamp();
        await queue.WaitAsync(Token);
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(80));
    }

    [Fact]
    public async Task Listener_comes_back_after_its_connection_was_killed()
    {
        // Of a name of its own: what earlier listeners left in the pool of the others is not killed under these.
        await using var own = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(fixture.Database.ConnectionString) { ApplicationName = "killed" });
        await using var queue = new PostgresQueue(
            own, "killed", new PostgresQueueOptions { PollEvery = TimeSpan.FromMilliseconds(200) }, TimeProvider.System);
        await queue.WaitAsync(Token);
        List<int> killed = [];
        await Eventually.IsTrueAsync(async () => (killed = await Listeners("pg_terminate_backend(pid)")).Count > 0);
        await Eventually.IsTrueAsync(async () => (await Listeners("true")).Except(killed).Any());
        await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Wait_cancelled_throws()
    {
        await using var queue = await Listening("cancel");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(() => queue.WaitAsync(cancellation.Token));
    }

    // The first wait of a queue starts its listener and ends as soon as it listens.
    private async Task<PostgresQueue> Listening(string name)
    {
        var queue = fixture.Queue(name, NoPolling);
        await queue.WaitAsync(Token).WaitAsync(TimeSpan.FromMinutes(2), Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        return queue;
    }

    // Whom it concerns is made out first: the server asks the conditions of one "where" in whatever order it likes.
    private async Task<List<int>> Listeners(string and)
    {
        await using var command = fixture.Database.DataSource.CreateCommand($"""
            with listener as materialized (
              select pid from pg_stat_activity
              where datname = current_database() and application_name = 'killed' and query like 'listen %' and state = 'idle')
            select pid from listener where {and}
            """);
        await using var reader = await command.ExecuteReaderAsync(Token);
        List<int> pids = [];
        while (await reader.ReadAsync(Token))
            pids.Add(reader.GetInt32(0));
        return pids;
    }
}
