using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RabbitMQ.Client;

namespace Neura.Messaging;

/// <summary>A message as it lies in the broker. What the broker does not keep itself travels in headers.</summary>
/// <param name="Attempts">Leases before it was last published; the broker counts those since.</param>
/// <param name="Due">Not before then; null for at once.</param>
/// <param name="Reason">Of the last failure, or of its parking.</param>
/// <param name="ParkedAt">By a worker; null where it was not, or the broker has parked it.</param>
/// <param name="DiedAt">When the broker last moved it from one queue to another; to the second.</param>
internal sealed record BrokerMessage(
    string Id, ReadOnlyMemory<byte> Body, int Priority, int Attempts, DateTimeOffset EnqueuedAt, DateTimeOffset? Due = null,
    string? Reason = null, DateTimeOffset? ParkedAt = null, DateTimeOffset? DiedAt = null)
{
    private const string AttemptsHeader = "neura-attempts";
    private const string EnqueuedHeader = "neura-enqueued-ms";
    private const string DueHeader = "neura-due-ms";
    private const string ReasonHeader = "neura-reason";
    private const string ParkedHeader = "neura-parked-ms";
    private const string SilentReason = "its lease ended without an answer";

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public string SilentEnd => Reason is null ? SilentReason : $"{Reason}; then {SilentReason}";

    public static BrokerMessage Of(QueueMessage message, DateTimeOffset now) => new(
        message.Id, Encoding.UTF8.GetBytes(message.Body), message.Priority, 0, now,
        message.Delay > TimeSpan.Zero ? now + message.Delay : null);

    /// <summary>Anybody may publish: what is not there gets a value, and what is wrong stays for <see cref="FaultOf"/>.</summary>
    public static BrokerMessage Read(BasicGetResult got, DateTimeOffset now)
    {
        var headers = got.BasicProperties.Headers;
        return new BrokerMessage(
            got.BasicProperties.MessageId ?? "", got.Body.ToArray(),
            Math.Min((int)got.BasicProperties.Priority, QueueMessage.MaxPriority),
            (int)Math.Clamp(Number(headers, AttemptsHeader) ?? 0, 0, int.MaxValue / 2) + Deliveries(headers),
            Time(headers, EnqueuedHeader) ?? now, Time(headers, DueHeader),
            headers is not null && headers.TryGetValue(ReasonHeader, out var reason) && reason is byte[] text
                ? Encoding.UTF8.GetString(text)
                : null,
            Time(headers, ParkedHeader), Died(headers));
    }

    /// <summary>Why no handler may get it; null where one may. The codes are those of <see cref="InvalidMessageException"/>.</summary>
    public string? FaultOf(int maxBodyBytes) =>
        Id.Length is 0 or > QueueMessage.MaxIdLength || Id.Contains('\0') ? "ID_INVALID"
        : Body.Length > maxBodyBytes ? "BODY_TOO_LARGE"
        : !MessageRules.IsJson(Body.Span) ? "BODY_INVALID"
        : null;

    /// <summary>Parked under a name that it can be found by again.</summary>
    public BrokerMessage Named() => Id.Length is > 0 and <= QueueMessage.MaxIdLength
        ? this
        : this with { Id = "foreign-" + Convert.ToHexStringLower(SHA256.HashData(Body.Span)) };

    public BasicProperties ToProperties()
    {
        var headers = new Dictionary<string, object?> { [AttemptsHeader] = Attempts, [EnqueuedHeader] = Milliseconds(EnqueuedAt) };
        if (Due is { } due) headers[DueHeader] = Milliseconds(due);
        if (Reason is not null) headers[ReasonHeader] = Encoding.UTF8.GetBytes(Reason);
        if (ParkedAt is { } parked) headers[ParkedHeader] = Milliseconds(parked);
        return new BasicProperties
        {
            MessageId = Id, Persistent = true, ContentType = "application/json", Priority = (byte)Priority, Headers = headers,
        };
    }

    // Set by the broker on what came back to a quorum queue.
    private static int Deliveries(IDictionary<string, object?>? headers) => (int)(Number(headers, "x-delivery-count") ?? 0);

    private static DateTimeOffset? Died(IDictionary<string, object?>? headers) =>
        headers is not null && headers.TryGetValue("x-death", out var deaths)
        && deaths is List<object?> { Count: > 0 } list && list[0] is Dictionary<string, object?> last
        && last.TryGetValue("time", out var at) && at is AmqpTimestamp time
            ? DateTimeOffset.FromUnixTimeSeconds(time.UnixTime)
            : null;

    private static long? Number(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) && value is int or long or short or byte
            ? Convert.ToInt64(value, CultureInfo.InvariantCulture)
            : null;

    private static DateTimeOffset? Time(IDictionary<string, object?>? headers, string name) =>
        Number(headers, name) is { } milliseconds and > -62_135_596_800_000 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    // Rounded up: a message is never early.
    private static long Milliseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
