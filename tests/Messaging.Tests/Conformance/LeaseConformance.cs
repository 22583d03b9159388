using Neura.Messaging;

namespace NeuraNft.Messaging.Tests.Conformance;

public abstract class LeaseConformance<TMaker>(TMaker maker) : Conformance<TMaker>(maker) where TMaker : class, IQueueMaker
{
    [Fact]
    public async Task Lease_is_oldest_first_and_exclusive()
    {
        await using var queue = await FilledAsync("order", 5);
        await using var other = await QueueAsync("order");
        (await queue.LeaseAsync(1, Minute, Token)).Single().Id.ShouldBe("0");
        (await other.LeaseAsync(1, Minute, Token)).Single().Id.ShouldBe("1");
        (await queue.LeaseAsync(10, Minute, Token)).Select(lease => lease.Id).Order().ShouldBe(["2", "3", "4"]);
        (await other.LeaseAsync(10, Minute, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_workers_get_each_message_once()
    {
        await using var queue = await FilledAsync("many", 200);
        await using var other = await QueueAsync("many");
        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => DrainAsync(i % 2 == 0 ? queue : other)));
        leased.SelectMany(ids => ids).Order().ShouldBe(Enumerable.Range(0, 200).Select(i => $"{i}").Order());
    }

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Message_whose_lease_ended_comes_again_and_the_old_lease_is_worth_nothing()
    {
        await using var queue = await FilledAsync("hung", 1);
        await using var other = await QueueAsync("hung");
        var old = await LeaseOneAsync(queue, Moment);
        var current = await LeaseOneAsync(other);
        (current.Id, current.Attempt).ShouldBe((old.Id, 2));
        current.Token.ShouldNotBe(old.Token);
        (await queue.CompleteAsync(old, Token)).ShouldBeFalse();
        (await queue.ExtendAsync(old, Minute, Token)).ShouldBeNull();
        (await queue.RetryAsync(old, TimeSpan.Zero, "late", Token)).ShouldBe(RetryOutcome.LeaseLost);
        (await queue.ParkAsync(old, "late", Token)).ShouldBeFalse();
        (await other.CompleteAsync(current, Token)).ShouldBeTrue();
        (await other.CompleteAsync(current, Token)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Message_whose_lease_ends_three_times_is_parked()
    {
        await using var queue = await FilledAsync("killer", 1);
        for (var attempt = 1; attempt <= 3; attempt++)
            (await LeaseOneAsync(queue, Moment)).Attempt.ShouldBe(attempt);
        await Eventually.IsTrueAsync(async () =>
        {
            (await queue.LeaseAsync(10, Moment, Token)).ShouldBeEmpty();
            return (await queue.DepthAsync(Token)).Parked == 1;
        });
        var parked = (await queue.ListParkedAsync(0, 10, Token)).ShouldHaveSingleItem();
        (parked.Id, parked.Body, parked.Attempts, parked.Reason).ShouldBe(("0", "{}", 3, "its lease ended without an answer"));
        await DepthAsync(queue, 0, 0, 0, 1);
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Exhausted_message_is_handed_out_marked_until_its_owner_parks_it()
    {
        await using var queue = await QueueAsync("owner", handOutExhausted: true);
        await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var dead = await LeaseOneAsync(queue, Moment);
            (dead.Attempt, dead.Exhausted).ShouldBe((attempt, attempt > 3));
        }

        (await queue.ParkAsync(await LeaseOneAsync(queue), "written down", Token)).ShouldBeTrue();
        (await queue.ListParkedAsync(0, 10, Token)).ShouldHaveSingleItem().Reason.ShouldBe("written down");
    }

    [Fact]
    public async Task Dead_messages_in_front_do_not_hide_those_behind()
    {
        await using var queue = await QueueAsync("front", maxAttempts: 1);
        for (var i = 0; i < 4; i++)
            await queue.EnqueueAsync(new QueueMessage($"{i}", "{}"), Token);
        (await queue.LeaseAsync(4, Moment, Token)).Count.ShouldBe(4);
        await queue.EnqueueAsync(new QueueMessage("good", "{}"), Token);
        await Eventually.IsTrueAsync(async () =>
            (await queue.LeaseAsync(1, Minute, Token)).All(lease => lease.Id == "good") && (await queue.DepthAsync(Token)).Parked == 4);
    }

    [Fact]
    public async Task Lease_extended_is_not_given_to_another()
    {
        await using var queue = await FilledAsync("extend", 1, maxAttempts: 100);
        (QueueLease? lease, QueueLease? extended) = (null, null);
        // Where the machine is so busy that the short lease is over before it is extended, there is nothing to extend.
        while (extended is null)
        {
            lease = await LeaseOneAsync(queue, TimeSpan.FromMilliseconds(300));
            extended = await queue.ExtendAsync(lease, Minute, Token);
        }

        extended.Until.ShouldBeGreaterThan(lease!.Until);
        await Task.Delay(400, Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        (await queue.CompleteAsync(extended, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Completion_shares_the_callers_transaction()
    {
        await using var queue = await FilledAsync("together", 1);
        var lease = await LeaseOneAsync(queue);
        await using var connection = await Maker.Db.OpenConnectionAsync(Token);
        await using (var undone = await connection.BeginTransactionAsync(Token))
        {
            (await queue.CompleteAsync(connection, undone, [lease], Token)).ShouldBe(1);
            await undone.RollbackAsync(Token);
        }

        await using (var done = await connection.BeginTransactionAsync(Token))
        {
            (await queue.CompleteAsync(connection, done, [lease], Token)).ShouldBe(1);
            await done.CommitAsync(Token);
        }

        await queue.SettleAsync([lease], Token);
        (await queue.CompleteAsync(lease, Token)).ShouldBeFalse();
        await DepthAsync(queue, 0, 0, 0, 0);
        (await queue.EnqueueAsync(new QueueMessage("0", "{}"), Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Completion_through_another_queue_does_nothing()
    {
        await using var queue = await FilledAsync("mine", 1);
        await using var other = await QueueAsync("other");
        var lease = await LeaseOneAsync(queue);
        (await other.CompleteAsync(lease, Token)).ShouldBeFalse();
        (await queue.CompleteAsync(lease, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Wait_ends_soon_after_an_enqueueing_and_long_before_polling()
    {
        await using var queue = await Maker.QueueAsync("notify", pollEvery: TimeSpan.FromMinutes(5));
        await using var sender = await QueueAsync("notify");
        // The first wait of a queue starts its listener and ends as soon as that listens.
        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        await queue.WaitAsync(Token).WaitAsync(TimeSpan.FromMinutes(2), Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        var waiting = queue.WaitAsync(Token);
        waiting.IsCompleted.ShouldBeFalse();
        await sender.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        await waiting.WaitAsync(TimeSpan.FromMinutes(2), Token);
        (await queue.LeaseAsync(1, Minute, Token)).ShouldHaveSingleItem();
    }

    private static async Task<List<string>> DrainAsync(IMessageQueue queue)
    {
        List<string> ids = [];
        while (await queue.LeaseAsync(7, Minute, Token) is { Count: > 0 } leases)
        {
            ids.AddRange(leases.Select(lease => lease.Id));
            (await queue.CompleteAsync(leases, Token)).ShouldBe(leases.Count);
        }

        return ids;
    }
}
