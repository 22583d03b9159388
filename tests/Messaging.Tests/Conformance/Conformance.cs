using Neura.Messaging;

namespace NeuraNft.Messaging.Tests.Conformance;

/// <summary>What the tests of every transport share.</summary>
public abstract class Conformance<TMaker>(TMaker maker) : IClassFixture<TMaker> where TMaker : class, IQueueMaker
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    protected static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TMaker Maker { get; } = maker;

    protected Task<IMessageQueue> QueueAsync(string name, int maxAttempts = 3, bool handOutExhausted = false) =>
        Maker.QueueAsync(name, maxAttempts, handOutExhausted);

    protected async Task<IMessageQueue> FilledAsync(string name, int messages, int maxAttempts = 3)
    {
        var queue = await QueueAsync(name, maxAttempts);
        for (var i = 0; i < messages; i++)
            (await queue.EnqueueAsync(new QueueMessage($"{i}", "{}"), Token)).ShouldBeTrue();
        return queue;
    }

    protected static async Task<QueueLease> LeaseOneAsync(IMessageQueue queue, TimeSpan? leaseFor = null)
    {
        IReadOnlyList<QueueLease> leases = [];
        await Eventually.IsTrueAsync(async () => (leases = await queue.LeaseAsync(1, leaseFor ?? Minute, Token)).Count == 1);
        return leases[0];
    }

    // A broker tells its counts a moment after it has confirmed.
    protected static Task DepthAsync(IMessageQueue queue, long due, long leased, long delayed, long parked) =>
        Eventually.IsTrueAsync(async () => await queue.DepthAsync(Token) == new QueueDepth(due, leased, delayed, parked));
}
