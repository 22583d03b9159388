using Neura.Messaging;

namespace NeuraNft.Messaging.Tests.Conformance;

public abstract class RetryConformance<TMaker>(TMaker maker) : Conformance<TMaker>(maker) where TMaker : class, IQueueMaker
{
    [Fact]
    public async Task Message_given_back_waits_for_its_delay_and_counts_on()
    {
        await using var queue = await FilledAsync("later", 1);
        var lease = await LeaseOneAsync(queue);
        var returned = TimeProvider.System.GetTimestamp();
        (await queue.RetryAsync(lease, TimeSpan.FromMilliseconds(300), "busy", Token)).ShouldBe(RetryOutcome.Retried);
        (await queue.CompleteAsync(lease, Token)).ShouldBeFalse();
        (await LeaseOneAsync(queue)).Attempt.ShouldBe(2);
        TimeProvider.System.GetElapsedTime(returned).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(295));
    }

    [Fact]
    public async Task Message_returned_has_used_up_no_attempt()
    {
        await using var queue = await FilledAsync("untouched", 1);
        for (var time = 0; time < 5; time++)
        {
            var lease = await LeaseOneAsync(queue);
            (lease.Attempt, lease.Exhausted).ShouldBe((1, false));
            (await queue.ReturnAsync(lease, TimeSpan.FromMilliseconds(20), Token)).ShouldBeTrue();
            (await queue.ReturnAsync(lease, TimeSpan.Zero, Token)).ShouldBeFalse("it is not its holder's any more");
        }

        await queue.RetryAsync(await LeaseOneAsync(queue), TimeSpan.Zero, "busy", Token);
        (await queue.ReturnAsync(await LeaseOneAsync(queue), TimeSpan.Zero, Token)).ShouldBeTrue();
        (await LeaseOneAsync(queue)).Attempt.ShouldBe(2, "what was tried before counts on");
    }

    [Fact]
    public async Task Message_given_back_without_a_delay_waits_as_the_policy_says()
    {
        await using var queue = await FilledAsync("policy", 1);
        var returned = TimeProvider.System.GetTimestamp();
        (await queue.RetryAsync(await LeaseOneAsync(queue), null, "busy", Token)).ShouldBe(RetryOutcome.Retried);
        await LeaseOneAsync(queue);
        // The policy's first delay is 1 s, of which at most half is taken off.
        TimeProvider.System.GetElapsedTime(returned).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(495));
    }

    [Fact]
    public async Task Message_that_fails_every_time_is_parked_with_the_last_reason_and_can_be_taken_up_again()
    {
        await using var queue = await FilledAsync("poison", 1);
        foreach (var outcome in new[] { RetryOutcome.Retried, RetryOutcome.Retried, RetryOutcome.Parked })
        {
            var lease = await LeaseOneAsync(queue);
            (await queue.RetryAsync(lease, TimeSpan.Zero, $"failure {lease.Attempt}", Token)).ShouldBe(outcome);
        }

        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        var parked = (await queue.ListParkedAsync(0, 10, Token)).ShouldHaveSingleItem();
        (parked.Reason, parked.Attempts).ShouldBe(("failure 3", 3));
        (await queue.UnparkAsync("0", Token)).ShouldBeTrue();
        (await queue.UnparkAsync("0", Token)).ShouldBeFalse();
        var again = await LeaseOneAsync(queue);
        (again.Attempt, again.Exhausted).ShouldBe((1, false));
        (await queue.CompleteAsync(again, Token)).ShouldBeTrue();
        await DepthAsync(queue, 0, 0, 0, 0);
    }

    [Fact]
    public async Task Message_that_failed_and_then_went_silent_is_parked_with_both_reasons()
    {
        await using var queue = await FilledAsync("both", 1, maxAttempts: 2);
        await queue.RetryAsync(await LeaseOneAsync(queue), TimeSpan.Zero, "busy", Token);
        (await LeaseOneAsync(queue, Moment)).Attempt.ShouldBe(2);
        await Eventually.IsTrueAsync(async () =>
            (await queue.LeaseAsync(1, Minute, Token)).Count == 0 && (await queue.DepthAsync(Token)).Parked == 1);
        (await queue.ListParkedAsync(0, 10, Token)).ShouldHaveSingleItem().Reason
            .ShouldBe("busy; then its lease ended without an answer");
    }

    [Fact]
    public async Task Parked_messages_are_listed_page_by_page_as_often_as_one_likes()
    {
        await using var queue = await FilledAsync("pages", 3);
        for (var i = 0; i < 3; i++)
            (await queue.ParkAsync(await LeaseOneAsync(queue), "no use", Token)).ShouldBeTrue();
        for (var round = 0; round < 3; round++)
        {
            var first = await queue.ListParkedAsync(0, 2, Token);
            first.Select(parked => parked.Id).ShouldBe(["0", "1"]);
            (await queue.ListParkedAsync(first[1].Sequence, 2, Token)).ShouldHaveSingleItem().Id.ShouldBe("2");
        }

        (await queue.UnparkAsync("1", Token)).ShouldBeTrue();
        (await queue.ListParkedAsync(0, 10, Token)).Select(parked => parked.Id).ShouldBe(["0", "2"]);
    }

    [Fact]
    public async Task Parked_message_keeps_its_priority_when_it_is_taken_up_again()
    {
        await using var queue = await QueueAsync("urgent");
        await queue.EnqueueAsync(new QueueMessage("urgent", "{}", Priority: 9), Token);
        await queue.ParkAsync(await LeaseOneAsync(queue), "no use", Token);
        await queue.EnqueueAsync(new QueueMessage("other", "{}"), Token);
        (await queue.UnparkAsync("urgent", Token)).ShouldBeTrue();
        (await LeaseOneAsync(queue)).Id.ShouldBe("urgent");
    }
}
