using System.Diagnostics.CodeAnalysis;

namespace Neura.EventStore;

/// <summary>Stored names of event types. A name that was ever stored stays mapped for ever.</summary>
public sealed class EventTypeMap
{
    private const int MaxNameLength = 500;
    private readonly Dictionary<string, Type> types = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> names = [];

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

    public string NameOf(Type type) => names.TryGetValue(type, out var name)
        ? name
        : throw new InvalidOperationException($"The event type {type} has no stored name: map it in StoreOptions.Events.");

    public bool TryGetType(string storedName, [NotNullWhen(true)] out Type? type) => types.TryGetValue(storedName, out type);
}
