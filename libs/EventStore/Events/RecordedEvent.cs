namespace Neura.EventStore;

/// <summary>The one form of <see cref="IEvent"/>; public so that tests of projections can make them.</summary>
public sealed class RecordedEvent : IEvent
{
    private static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();
    private readonly StoredEvent? stored;
    private object? data;
    private IReadOnlyDictionary<string, string?>? headers;

    public RecordedEvent(object data) => this.data = data;

    internal RecordedEvent(StoredEvent stored) => this.stored = stored;

    public Guid Id { get; init; }
    public long Sequence { get; init; }
    public required string StreamKey { get; init; }
    public long Version { get; init; }
    public required string EventTypeName { get; init; }
    public string? DotNetTypeName { get; init; }
    public DateTimeOffset Timestamp { get; init; }
    public object Data => data ??= stored!.Decode();
    public string? UserName { get; init; }
    public Guid? CommandId { get => field ?? stored?.CommandId; init; }
    public string? CorrelationId { get; init; }
    public string? CausationId { get; init; }
    public IReadOnlyDictionary<string, string?> Headers { get => headers ??= stored?.Headers ?? None; init => headers = value; }

    public override string ToString() => $"{Sequence}: {StreamKey}@{Version} {EventTypeName}";
}
