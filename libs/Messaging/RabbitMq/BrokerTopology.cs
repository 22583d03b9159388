using System.Globalization;
using RabbitMQ.Client;

namespace Neura.Messaging;

/// <summary>
/// The exchanges and queues of one message queue. All queues are quorum queues; every way from one to another is at least once, so none
/// of them drops what the next one has not confirmed.
/// </summary>
internal sealed class BrokerTopology(string queue, RabbitMqQueueOptions options)
{
    // Quorum queues know no priorities (RabbitMQ 3) or two (4), so each level has a queue of its own.
    private static readonly string[] LevelsHighestFirst = ["high", "normal", "low"];
    private readonly string _base = options.Prefix + queue;

    public string Work => _base;

    public string Dead => _base + ".dead";

    public string Parked => _base + ".parked";

    public string Wake => _base + ".wake";

    public IEnumerable<string> WorkQueues => LevelsHighestFirst.Select(level => $"{_base}.{level}");

    public IEnumerable<string> DelayQueues => options.DelaySteps.Select(DelayName);

    public static string LevelOf(int priority) => LevelsHighestFirst[priority switch { >= 7 => 0, >= 4 => 1, _ => 2 }];

    /// <summary>The longest step that is not too long; the shortest where all are.</summary>
    public string DelayFor(TimeSpan delay) =>
        DelayName(options.DelaySteps.Where(step => step <= delay).DefaultIfEmpty(options.DelaySteps.Min()).Max());

    public async Task DeclareAsync(IChannel channel, CancellationToken ct)
    {
        await channel.ExchangeDeclareAsync(Work, ExchangeType.Direct, durable: true, cancellationToken: ct);
        await channel.ExchangeDeclareAsync(Dead, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.ExchangeDeclareAsync(Wake, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        // No limit here: to look at a parked message is a delivery too.
        await QueueAsync(channel, Parked, [new("x-delivery-limit", NoLimit)], ct);
        await channel.QueueBindAsync(Parked, Dead, "", cancellationToken: ct);
        foreach (var (level, name) in LevelsHighestFirst.Zip(WorkQueues))
        {
            await QueueAsync(channel, name, [.. DeadLetters(Dead), new("x-delivery-limit", DeliveryLimit)], ct);
            await channel.QueueBindAsync(name, Work, level, cancellationToken: ct);
        }

        foreach (var step in options.DelaySteps)
        {
            // A message keeps its routing key on its way through, and so finds its level.
            await channel.ExchangeDeclareAsync(DelayName(step), ExchangeType.Fanout, durable: true, cancellationToken: ct);
            await QueueAsync(channel, DelayName(step), [.. DeadLetters(Work), new("x-message-ttl", (long)step.TotalMilliseconds)], ct);
            await channel.QueueBindAsync(DelayName(step), DelayName(step), "", cancellationToken: ct);
        }
    }

    // The broker counts returns: the last attempt's is one too many. Whoever wants the exhausted handed out counts for itself, and
    // RabbitMQ 4 has a limit of its own where none is set.
    private long DeliveryLimit => options.HandOutExhausted ? NoLimit : options.MaxAttempts - 1;

    private const long NoLimit = 1_000_000_000;

    private static IEnumerable<KeyValuePair<string, object?>> DeadLetters(string exchange) =>
    [
        new("x-dead-letter-exchange", exchange), new("x-dead-letter-strategy", "at-least-once"), new("x-overflow", "reject-publish"),
    ];

    private static Task<QueueDeclareOk> QueueAsync(
        IChannel channel, string name, IEnumerable<KeyValuePair<string, object?>> arguments, CancellationToken ct) =>
        channel.QueueDeclareAsync(
            name, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>(arguments) { ["x-queue-type"] = "quorum" }, cancellationToken: ct);

    private string DelayName(TimeSpan step) => string.Create(CultureInfo.InvariantCulture, $"{_base}.later.{step.TotalMilliseconds:0}ms");
}
