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
}
