using System.Collections.Concurrent;
using Neura.Messaging;
using NeuraNft.Messaging.Tests.Conformance;

namespace NeuraNft.Messaging.Tests;

/// <summary>kill -9 of a broker of their own, while it works; the same queue object goes on when the broker is back.</summary>
public sealed class BrokerCrashTests(PostgresMaker maker) : Conformance<PostgresMaker>(maker)
{
    private static readonly RabbitMqQueueOptions Options = new() { DelaySteps = [TimeSpan.FromMilliseconds(100)], MaxAttempts = 20 };

    [Fact]
    public async Task Messages_that_were_confirmed_outlive_a_killed_broker()
    {
        await using var node = await RabbitMqNode.StartNewAsync(Token);
        await using var queue = new RabbitMqQueue(node.Uri, Maker.Db, "publish", Options, TimeProvider.System);
        await queue.EnqueueAsync(new QueueMessage("first", "{}"), Token);
        var confirmed = new ConcurrentBag<string>(["first"]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var senders = Enumerable.Range(0, 8).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                try
                {
                    await queue.EnqueueAsync(new QueueMessage($"{sender}/{i}", "{}"), stop.Token);
                    confirmed.Add($"{sender}/{i}");
                }
                catch (QueueUnavailableException)
                {
                    return;
                }
            }
        }, Token)).ToArray();
        await Eventually.IsTrueAsync(() => Task.FromResult(confirmed.Count > 200));
        await node.KillAsync();
        await Task.WhenAll(senders);
        await node.StartAsync(Token);

        HashSet<string> found = [];
        while (await LeaseWhenBackAsync(queue) is { Count: > 0 } leases)
        {
            found.UnionWith(leases.Select(lease => lease.Id));
            await queue.CompleteAsync(leases, Token);
        }

        confirmed.Except(found).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_are_completed_once_each_across_a_killed_broker()
    {
        const int Messages = 400;
        await using var node = await RabbitMqNode.StartNewAsync(Token);
        await using var queue = new RabbitMqQueue(node.Uri, Maker.Db, "consume", Options, TimeProvider.System);
        await using (var connection = await Maker.Db.OpenConnectionAsync(Token))
            await queue.EnqueueAsync(
                connection, null, [.. Enumerable.Range(0, Messages).Select(i => new QueueMessage($"{i}", "{}"))], Token);
        var completed = 0;
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref completed) < Messages)
            {
                var leases = await LeaseWhenBackAsync(queue);
                Interlocked.Add(ref completed, await queue.CompleteAsync(leases, Token));
            }
        }, Token)).ToArray();
        await Eventually.IsTrueAsync(() => Task.FromResult(Volatile.Read(ref completed) > 40));
        await node.KillAsync();
        await node.StartAsync(Token);
        await Task.WhenAll(workers);
        completed.ShouldBe(Messages);
        (await queue.LeaseAsync(10, Minute, Token)).ShouldBeEmpty();
        await DepthAsync(queue, 0, 0, 0, 0);
    }

    [Fact]
    public async Task Broker_that_falls_silent_is_an_error_within_the_time_for_a_request()
    {
        await using var node = await RabbitMqNode.StartNewAsync(Token);
        // A heartbeat this slow finds nothing.
        var options = Options with { Timeout = TimeSpan.FromSeconds(1), Heartbeat = TimeSpan.FromMinutes(10) };
        await using var queue = new RabbitMqQueue(node.Uri, Maker.Db, "silent", options, TimeProvider.System);
        // The first connection may take a busy machine longer than that.
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                await queue.EnqueueAsync(new QueueMessage("first", "{}"), Token);
                return true;
            }
            catch (QueueUnavailableException)
            {
                return false;
            }
        });
        await node.FreezeAsync();
        var failed = await Should.ThrowAsync<QueueUnavailableException>(
            queue.EnqueueAsync(new QueueMessage("second", "{}"), Token).WaitAsync(TimeSpan.FromSeconds(60), Token));
        failed.Code.ShouldBe("UNREACHABLE");
    }

    private static async Task<IReadOnlyList<QueueLease>> LeaseWhenBackAsync(RabbitMqQueue queue)
    {
        while (true)
        {
            try
            {
                return await queue.LeaseAsync(10, Minute, Token);
            }
            catch (QueueUnavailableException)
            {
                await Task.Delay(50, Token);
            }
        }
    }
}
