using Neura.Messaging;

namespace NeuraNft.Messaging.Tests;

public sealed class RetryTests(QueueFixture fixture) : IClassFixture<QueueFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_given_back_comes_after_its_delay()
    {
        await using var queue = fixture.Queue("delay");
        await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        var lease = (await queue.LeaseAsync(1, Minute, Token)).Single();
        (await queue.RetryAsync(lease, Minute, "busy", Token)).ShouldBe(RetryOutcome.Retried);
        (await queue.DepthAsync(Token)).ShouldBe(new QueueDepth(0, 0, 1, 0));
        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        (await queue.CompleteAsync(lease, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Message_that_fails_every_time_is_parked_with_the_last_reason_and_can_be_taken_up_again()
    {
        await using var queue = fixture.Queue("poison");
        await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token);
        foreach (var outcome in new[] { RetryOutcome.Retried, RetryOutcome.Retried, RetryOutcome.Parked })
        {
            var lease = (await queue.LeaseAsync(1, Minute, Token)).Single();
            (await queue.RetryAsync(lease, TimeSpan.Zero, $"failure {lease.Attempt}", Token)).ShouldBe(outcome);
        }

        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        (await queue.ListParkedAsync(0, 10, Token)).ShouldHaveSingleItem().Reason.ShouldBe("failure 3");
        (await queue.UnparkAsync("a", Token)).ShouldBeTrue();
        (await queue.UnparkAsync("a", Token)).ShouldBeFalse();
        (await queue.LeaseAsync(1, Minute, Token)).ShouldHaveSingleItem().Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Message_parked_at_once_is_listed_page_by_page()
    {
        await using var queue = fixture.Queue("pages");
        for (var i = 0; i < 3; i++)
            await queue.EnqueueAsync(new QueueMessage($"{i}", "{}"), Token);
        foreach (var lease in await queue.LeaseAsync(3, Minute, Token))
            (await queue.ParkAsync(lease, "no use", Token)).ShouldBeTrue();
        var first = await queue.ListParkedAsync(0, 2, Token);
        first.Select(parked => parked.Id).ShouldBe(["0", "1"]);
        (await queue.ListParkedAsync(first[1].Sequence, 2, Token)).ShouldHaveSingleItem().Id.ShouldBe("2");
    }
}
