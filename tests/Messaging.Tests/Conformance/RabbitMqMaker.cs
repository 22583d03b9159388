using Neura.Database;
using Neura.Messaging;
using Npgsql;

namespace NeuraNft.Messaging.Tests.Conformance;

/// <summary>Queues on one broker that all classes share; the names of a class have a prefix of their own.</summary>
public sealed class RabbitMqMaker : IQueueMaker, IAsyncLifetime
{
    private static readonly Lazy<Task<RabbitMqNode>> Node = new(StartAsync);
    private static int count;
    private readonly string prefix = $"t{Interlocked.Increment(ref count)}.";
    private TestDatabase database = null!;

    public NpgsqlDataSource Db => database.DataSource;

    /// <summary>What a queue's exchange is called, and what its queues' names begin with.</summary>
    public string BrokerName(string queue) => prefix + queue;

    public static Task<RabbitMqNode> SharedNodeAsync() => Node.Value.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public async Task<IMessageQueue> QueueAsync(string name, int maxAttempts, bool handOutExhausted, TimeSpan? pollEvery) =>
        await QueueAsync(name, new RabbitMqQueueOptions
        {
            MaxAttempts = maxAttempts, HandOutExhausted = handOutExhausted, PollEvery = pollEvery ?? TimeSpan.FromSeconds(1),
        });

    public async Task<RabbitMqQueue> QueueAsync(string name, RabbitMqQueueOptions options) => new(
        (await SharedNodeAsync()).Uri, Db, name,
        options with { Prefix = prefix, DelaySteps = [TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2)] }, TimeProvider.System);

    private static async Task<RabbitMqNode> StartAsync()
    {
        var node = await RabbitMqNode.StartNewAsync(CancellationToken.None);
        // The runtime waits for no task at its exit.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(async () => await node.DisposeAsync()).GetAwaiter().GetResult();
        return node;
    }
}
