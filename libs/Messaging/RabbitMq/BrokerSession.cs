using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Neura.Messaging;

/// <summary>
/// One connection to the broker with what hangs on it: what it delivered is held by it and ends with it. Nothing in it recovers; whoever
/// finds it closed opens another.
/// </summary>
internal sealed class BrokerSession : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _publisher;
    private readonly IReadOnlyList<IChannel> _fetchers;
    private readonly TimeSpan _timeout;
    private int _closed;
    private int _next;

    private BrokerSession(
        IConnection connection, IChannel publisher, IChannel looker, IReadOnlyList<IChannel> fetchers, TimeSpan timeout)
    {
        (_connection, _publisher, Looker, _fetchers, _timeout) = (connection, publisher, looker, fetchers, timeout);
        foreach (var channel in fetchers.Append(publisher).Append(looker))
            channel.ChannelShutdownAsync += (_, _) => Closed();
        connection.ConnectionShutdownAsync += (_, _) => Closed();
    }

    /// <summary>Once one channel is closed all is over: the broker has taken back what that channel held.</summary>
    public bool IsOpen =>
        _closed == 0 && _connection.IsOpen && _publisher.IsOpen && Looker.IsOpen && _fetchers.All(channel => channel.IsOpen);

    public HeldDeliveries Held { get; } = new();

    /// <summary>For looks into a queue, one after another.</summary>
    public IChannel Looker { get; }

    public static async Task<BrokerSession> OpenAsync(
        Uri uri, BrokerTopology topology, RabbitMqQueueOptions options, Action wake, CancellationToken ct)
    {
        var factory = new ConnectionFactory
        {
            Uri = uri, AutomaticRecoveryEnabled = false, TopologyRecoveryEnabled = false, ClientProvidedName = "neura " + topology.Work,
            RequestedConnectionTimeout = options.Timeout, ContinuationTimeout = options.Timeout, RequestedHeartbeat = options.Heartbeat,
        };
        var connection = await factory.CreateConnectionAsync(ct);
        try
        {
            var publisher = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
            await topology.DeclareAsync(publisher, ct);
            List<IChannel> fetchers = [];
            for (var i = 0; i < options.Channels; i++)
                fetchers.Add(await connection.CreateChannelAsync(cancellationToken: ct));
            await ListenAsync(await connection.CreateChannelAsync(cancellationToken: ct), topology, wake, ct);
            var looker = await connection.CreateChannelAsync(cancellationToken: ct);
            return new BrokerSession(connection, publisher, looker, fetchers, options.Timeout);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the broker has it on its disk, in a queue.</summary>
    public Task PublishAsync(string exchange, string key, BrokerMessage message, CancellationToken ct) =>
        PublishAsync(exchange, key, mandatory: true, message.ToProperties(), message.Body, ct);

    /// <summary>Tells those who wait; nobody may.</summary>
    public Task WakeAsync(string exchange, CancellationToken ct) =>
        PublishAsync(exchange, "", mandatory: false, new BasicProperties(), ReadOnlyMemory<byte>.Empty, ct);

    /// <summary>Up to so many from the first queues that have any, over all channels side by side.</summary>
    public async Task<List<Delivery>> FetchAsync(IEnumerable<string> queues, int max, DateTimeOffset now)
    {
        List<Delivery> got = [];
        foreach (var queue in queues)
        {
            var empty = false;
            var asked = got.Count;
            await Task.WhenAll(Enumerable.Range(0, Math.Min(max - got.Count, _fetchers.Count)).Select(async _ =>
            {
                var channel = _fetchers[(int)((uint)Interlocked.Increment(ref _next) % (uint)_fetchers.Count)];
                while (!empty && Interlocked.Increment(ref asked) <= max)
                {
                    // Not cancelled: an answer that nobody awaits would hold its message for as long as the channel lives.
                    if (await channel.BasicGetAsync(queue, autoAck: false, CancellationToken.None) is { } answer)
                        lock (got)
                            got.Add(new Delivery(channel, answer.DeliveryTag, BrokerMessage.Read(answer, now)));
                    else
                        empty = true;
                }
            }));
            if (got.Count >= max)
                break;
        }

        // Side by side they arrive in any order.
        return [.. got.OrderByDescending(delivery => delivery.Message.Priority).ThenBy(delivery => delivery.Message.EnqueuedAt)];
    }

    public async Task<uint> CountAsync(string queue, CancellationToken ct) =>
        (await _publisher.QueueDeclarePassiveAsync(queue, ct)).MessageCount;

    public static bool IsFailure(Exception failure, CancellationToken ct) =>
        failure is RabbitMQClientException or IOException or System.Net.Sockets.SocketException or TimeoutException
            or ObjectDisposedException or System.Threading.Channels.ChannelClosedException
        || (failure is OperationCanceledException && !ct.IsCancellationRequested);

    public async ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _closed, 1);
        Held.Clear();
        try
        {
            await _connection.CloseAsync(200, "closed", TimeSpan.FromSeconds(2), abort: true, CancellationToken.None);
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }

    // The client's own wait for a confirm has no end, and a token that it is given breaks its count of confirms (7.1.2): the waiting is
    // ours to give up, not the publishing.
    private Task PublishAsync(
        string exchange, string key, bool mandatory, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken ct) =>
        _publisher.BasicPublishAsync(exchange, key, mandatory, properties, body, CancellationToken.None).AsTask().WaitAsync(_timeout, ct);

    private static async Task ListenAsync(IChannel channel, BrokerTopology topology, Action wake, CancellationToken ct)
    {
        var own = await channel.QueueDeclareAsync(
            "", durable: false, exclusive: true, autoDelete: true, new Dictionary<string, object?> { ["x-max-length"] = 1 },
            cancellationToken: ct);
        await channel.QueueBindAsync(own.QueueName, topology.Wake, "", cancellationToken: ct);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, _) =>
        {
            wake();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(own.QueueName, autoAck: true, consumer, ct);
        // What was enqueued before it listened told nobody.
        wake();
    }

    private Task Closed()
    {
        Interlocked.Exchange(ref _closed, 1);
        Held.Clear();
        return Task.CompletedTask;
    }
}
