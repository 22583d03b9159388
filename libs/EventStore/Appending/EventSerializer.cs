using System.Collections.Concurrent;
using System.Text.Json;

namespace Neura.EventStore;

/// <summary>Turns a session's events into columns, or says why they cannot be stored; touches no database.</summary>
internal sealed class EventSerializer(StoreOptions options)
{
    public const string CommandIdHeader = OwnPrefix + "command-id";
    private const string OwnPrefix = "es-";
    private static readonly ConcurrentDictionary<Type, string> DotNetNames = new();
    private static readonly Dictionary<string, string?> None = [];

    public (SerializedAppend? Append, AppendResult? Refused) Serialize(
        EventMetadata metadata, IReadOnlyList<PendingStream> streams, IReadOnlyList<PendingEvent> pending)
    {
        if (!TextsOf(metadata, streams).All(TextCheck.IsClean))
            return (null, AppendResult.Nothing(
                AppendVerdict.InvalidText, "A stream key or the metadata hold a NUL or half a surrogate pair."));
        var events = new SerializedEvent[pending.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var one = pending[i];
            var type = options.Events.NameOf(one.Data.GetType());
            var body = JsonSerializer.SerializeToUtf8Bytes(one.Data, one.Data.GetType(), options.Json);
            if (body.Length > options.MaxPayloadBytes)
                return (null, AppendResult.Nothing(
                    AppendVerdict.TooLarge, $"Event {i + 1} ({type}) has {body.Length} bytes, more than {options.MaxPayloadBytes}."));
            if (!TextCheck.IsClean(body, one.Data, options.Json) || !HeadersAreClean(one.Headers))
                return (null, AppendResult.Nothing(
                    AppendVerdict.InvalidText, $"Event {i + 1} ({type}) holds a NUL or half a surrogate pair."));
            var headers = one.Headers.Count == 0 ? null : Headers(metadata, one.Headers);
            events[i] = new SerializedEvent(one, type, DotNetNames.GetOrAdd(one.Data.GetType(), DotNetName), body, headers);
        }

        return (new SerializedAppend(metadata, streams, events, Headers(metadata, None)), null);
    }

    private static IEnumerable<string?> TextsOf(EventMetadata metadata, IReadOnlyList<PendingStream> streams) =>
    [
        metadata.UserName, metadata.CorrelationId, metadata.CausationId, .. streams.Select(stream => stream.Key),
        .. metadata.Headers?.SelectMany(header => new[] { header.Key, header.Value }) ?? [],
    ];

    private static bool HeadersAreClean(IReadOnlyDictionary<string, string?> headers) =>
        headers.Count == 0 || headers.All(header => TextCheck.IsClean(header.Key) && TextCheck.IsClean(header.Value));

    private static string DotNetName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    private static byte[]? Headers(EventMetadata metadata, IReadOnlyDictionary<string, string?> own)
    {
        foreach (var name in own.Keys.Concat(metadata.Headers?.Keys ?? []))
            if (name.StartsWith(OwnPrefix, StringComparison.Ordinal))
                throw new ArgumentException($"The header {name} begins with {OwnPrefix}, as the store's own do.");
        if (metadata.CommandId is null && metadata.Headers is not { Count: > 0 } && own.Count == 0) return null;
        var all = new Dictionary<string, string?>(metadata.Headers ?? None);
        foreach (var (name, value) in own) all[name] = value;
        if (metadata.CommandId is { } id) all[CommandIdHeader] = id.ToString();
        return JsonSerializer.SerializeToUtf8Bytes(all);
    }
}
