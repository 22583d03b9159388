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

    private async Task<PostgresQueue> Filled(string name, int messages)
    {
        var queue = fixture.Queue(name);
        for (var i = 0; i < messages; i++)
            await queue.EnqueueAsync(new QueueMessage($"{i}", "{}"), Token);
        return queue;
    }
}
