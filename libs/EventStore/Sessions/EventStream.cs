namespace Neura.EventStore;

/// <summary>A stream read in order to append to it: what is appended here expects the version read.</summary>
public sealed class EventStream<TState>
{
    private readonly SessionEvents events;

    internal EventStream(SessionEvents events, string key, TState aggregate, long version) =>
        (this.events, Key, Aggregate, CurrentVersion) = (events, key, aggregate, version);

    public string Key { get; }

    /// <summary>The state at <see cref="CurrentVersion"/>; appending does not change it.</summary>
    public TState Aggregate { get; }

    /// <summary>0 where the stream does not exist yet.</summary>
    public long CurrentVersion { get; }

    public void AppendOne(object @event) => AppendMany([@event]);

    public void AppendMany(IEnumerable<object> added) => events.Append(Key, CurrentVersion, added);
}
