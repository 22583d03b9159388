namespace Neura.EventStore;

/// <summary>The one form of <see cref="IEvent"/>; public so that tests of projections can make them.</summary>
public sealed class RecordedEvent : IEvent
{
    private static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();
    private readonly Func<object>? decode;
    private object? data;

    public RecordedEvent(object data) => this.data = data;

    internal RecordedEvent(Func<object> decode) => this.decode = decode;

    public Guid Id { get; init; }
    public long Sequence { get; init; }
    public required string StreamKey { get; init; }
    public long Version { get; init; }
    public required string EventTypeName { get; init; }
    public string? DotNetTypeName { get; init; }
    public DateTimeOffset Timestamp { get; init; }
    public object Data => data ??= decode!();
    public string? UserName { get; init; }
    public Guid? CommandId { get; init; }
    public string? CorrelationId { get; init; }
    public string? CausationId { get; init; }
    public IReadOnlyDictionary<string, string?> Headers { get; init; } = None;

    public override string ToString() => $"{Sequence}: {StreamKey}@{Version} {EventTypeName}";
}
