using Neura.Messaging;

namespace NeuraNft.Messaging.Tests;

public sealed class LeaseTests(QueueFixture fixture) : IClassFixture<QueueFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lease_is_oldest_first_and_exclusive()
    {
        await using var queue = await Filled("order", 5);
        (await queue.LeaseAsync(2, Minute, Token)).Select(lease => lease.Id).ShouldBe(["0", "1"]);
        (await queue.LeaseAsync(10, Minute, Token)).Select(lease => lease.Id).ShouldBe(["2", "3", "4"]);
        (await queue.LeaseAsync(10, Minute, Token)).ShouldBeEmpty();
        (await queue.DepthAsync(Token)).ShouldBe(new QueueDepth(0, 5, 0, 0));
    }

    [Fact]
    public async Task Many_workers_get_each_message_once()
    {
        await using var queue = await Filled("many", 200);
        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Drain(queue)));
        leased.SelectMany(ids => ids).Order().ShouldBe(Enumerable.Range(0, 200).Select(i => $"{i}").Order());
    }

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Message_of_a_dead_worker_comes_again_and_the_old_lease_is_worth_nothing()
    {
        await using var queue = await Filled("dead", 1);
        var old = (await queue.LeaseAsync(1, Moment, Token)).Single();
        var current = await LeaseOne(queue);
        (current.Id, current.Attempt).ShouldBe((old.Id, 2));
        current.Token.ShouldNotBe(old.Token);
        (await queue.CompleteAsync(old, Token)).ShouldBeFalse();
        (await queue.ExtendAsync(old, Minute, Token)).ShouldBeNull();
        (await queue.RetryAsync(old, TimeSpan.Zero, "late", Token)).ShouldBe(RetryOutcome.LeaseLost);
        (await queue.ParkAsync(old, "late", Token)).ShouldBeFalse();
        (await queue.CompleteAsync(current, Token)).ShouldBeTrue();
        (await queue.CompleteAsync(current, Token)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Message_that_kills_three_workers_is_parked()
    {
        await using var queue = await Filled("killer", 1);
        for (var attempt = 1; attempt <= 3; attempt++)
            (await LeaseOne(queue, Moment)).Attempt.ShouldBe(attempt);
        await Eventually.IsTrueAsync(async () =>
        {
            (await queue.LeaseAsync(10, Moment, Token)).ShouldBeEmpty();
            return (await queue.DepthAsync(Token)).Parked == 1;
        });
        var parked = (await queue.ListParkedAsync(0, 10, Token)).ShouldHaveSingleItem();
        (parked.Id, parked.Attempts, parked.Reason).ShouldBe(("0", 3, "its lease ended without an answer"));
        (await queue.DepthAsync(Token)).ShouldBe(new QueueDepth(0, 0, 0, 1));
    }

    [Fact]
    public async Task Dead_messages_in_front_do_not_hide_those_behind()
    {
        await using var queue = fixture.Queue("front", new PostgresQueueOptions { MaxAttempts = 1 });
        for (var i = 0; i < 4; i++)
            await queue.EnqueueAsync(new QueueMessage($"{i}", "{}"), Token);
        (await queue.LeaseAsync(4, Moment, Token)).Count.ShouldBe(4);
        await Eventually.IsTrueAsync(async () => (await queue.DepthAsync(Token)).Due == 4);
        await queue.EnqueueAsync(new QueueMessage("good", "{}"), Token);
        (await queue.LeaseAsync(2, Minute, Token)).ShouldHaveSingleItem().Id.ShouldBe("good");
        (await queue.DepthAsync(Token)).Parked.ShouldBe(4);
    }

    [Fact]
    public async Task Lease_extended_is_not_given_to_another()
    {
        await using var queue = await Filled("extend", 1);
        var lease = (await queue.LeaseAsync(1, TimeSpan.FromMilliseconds(300), Token)).Single();
        var extended = (await queue.ExtendAsync(lease, Minute, Token)).ShouldNotBeNull();
        extended.Until.ShouldBeGreaterThan(lease.Until);
        await Task.Delay(400, Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        (await queue.CompleteAsync(extended, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Completion_shares_the_callers_transaction()
    {
        await using var queue = await Filled("together", 1);
        var lease = (await queue.LeaseAsync(1, Minute, Token)).Single();
        await using var connection = await fixture.Database.DataSource.OpenConnectionAsync(Token);
        await using (var transaction = await connection.BeginTransactionAsync(Token))
        {
            (await queue.CompleteAsync(connection, transaction, [lease], Token)).ShouldBe(1);
            await transaction.RollbackAsync(Token);
        }

        (await queue.CompleteAsync(lease, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Completion_through_another_queue_does_nothing()
    {
        await using var queue = await Filled("mine", 1);
        await using var other = fixture.Queue("other");
        var lease = (await queue.LeaseAsync(1, Minute, Token)).Single();
        (await other.CompleteAsync(lease, Token)).ShouldBeFalse();
        (await queue.CompleteAsync(lease, Token)).ShouldBeTrue();
    }

    private static async Task<QueueLease> LeaseOne(PostgresQueue queue, TimeSpan? leaseFor = null)
    {
        IReadOnlyList<QueueLease> leases = [];
        await Eventually.IsTrueAsync(async () => (leases = await queue.LeaseAsync(1, leaseFor ?? Minute, Token)).Count == 1);
        return leases[0];
    }

    private static async Task<List<string>> Drain(PostgresQueue queue)
    {
        List<string> ids = [];
        while (await queue.LeaseAsync(7, Minute, Token) is { Count: > 0 } leases)
        {
            ids.AddRange(leases.Select(lease => lease.Id));
            (await queue.CompleteAsync(leases, Token)).ShouldBe(leases.Count);
        }

        return ids;
    }

    private async Task<PostgresQueue> Filled(string name, int messages)
    {
        var queue = fixture.Queue(name);
        for (var i = 0; i < messages; i++)
            await queue.EnqueueAsync(new QueueMessage($"{i}", "{}"), Token);
        return queue;
    }
}
