using System.Text.Json;

namespace Neura.EventStore;

/// <summary>Stored names of event types. A name that was ever stored stays mapped for ever.</summary>
public sealed class EventTypeMap
{
    private const int MaxNameLength = 500;
    private readonly Dictionary<string, Type> types = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> names = [];
    private readonly Dictionary<Type, Func<object, object>> upcasts = [];

    public IReadOnlyDictionary<string, Type> Types => types;

    public EventTypeMap Map<T>(string storedName) => Map(typeof(T), storedName);

    public EventTypeMap Map(Type type, string storedName)
    {
        ReadAs(type, storedName);
        if (!names.TryAdd(type, storedName))
            throw new ArgumentException($"{type} is stored as {names[type]} already; a second name can only be read: {nameof(ReadAs)}.");
        return this;
    }

    /// <summary>A former name of a type, or one that another program writes: read, never written.</summary>
    public EventTypeMap ReadAs(Type type, string storedName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(storedName);
        if (storedName.Length > MaxNameLength)
            throw new ArgumentException($"A stored name has at most {MaxNameLength} characters: {storedName}.");
        if (!types.TryAdd(storedName, type))
            throw new ArgumentException($"{storedName} is the stored name of {types[storedName]} already.");
        return this;
    }

    /// <summary>
    /// Events stored under a former name, in a former shape: read as that shape and turned into the present one, which may itself be a
    /// former shape of a later one. Nothing in the log is rewritten.
    /// </summary>
    /// <param name="storedName">The name that the former shape was stored under.</param>
    /// <param name="upcast">Pure; must be able to turn every event that was ever stored.</param>
    public EventTypeMap Upcast<TFormer, TPresent>(string storedName, Func<TFormer, TPresent> upcast)
        where TFormer : notnull
        where TPresent : notnull
    {
        ReadAs(typeof(TFormer), storedName);
        if (!upcasts.TryAdd(typeof(TFormer), former => upcast((TFormer)former)))
            throw new ArgumentException($"{typeof(TFormer)} is turned into something else already.");
        return this;
    }

    /// <summary>A stored body as its present type; a <see cref="RawEvent"/> where the name is not mapped.</summary>
    internal object Decode(string storedName, ReadOnlySpan<byte> body, JsonSerializerOptions json)
    {
        if (!types.TryGetValue(storedName, out var type)) return new RawEvent(storedName, JsonSerializer.Deserialize<JsonElement>(body));
        var data = JsonSerializer.Deserialize(body, type, json) ?? throw new JsonException($"The body of a {storedName} is null.");
        while (upcasts.TryGetValue(data.GetType(), out var upcast)) data = upcast(data);
        return data;
    }

    public string NameOf(Type type) => names.TryGetValue(type, out var name)
        ? name
        : throw new InvalidOperationException($"The event type {type} has no stored name: map it in StoreOptions.Events.");
}
