using System.Numerics;

namespace Neura.EventStore;

/// <summary>What one type of event does to the columns of a row. Pure: values follow from the event, and from the value before.</summary>
public sealed class FlatMap<TEvent>
    where TEvent : notnull
{
    private readonly List<Action<object?[], TEvent, IEvent>> steps = [];

    internal FlatMap()
    {
    }

    public FlatMap<TEvent> Set<T>(FlatColumn<T> column, Func<TEvent, T> value) => Set(column, (data, _) => value(data));

    public FlatMap<TEvent> Set<T>(FlatColumn<T> column, Func<TEvent, IEvent, T> value)
    {
        steps.Add((row, data, one) => row[column.Index] = value(data, one));
        return this;
    }

    public FlatMap<TEvent> Increment<T>(FlatColumn<T> column, Func<TEvent, T> by)
        where T : INumber<T>
    {
        steps.Add((row, data, _) => row[column.Index] = (T)row[column.Index]! + by(data));
        return this;
    }

    internal object?[] Apply(object?[] before, TEvent data, IEvent one)
    {
        object?[] row = [.. before];
        foreach (var step in steps) step(row, data, one);
        return row;
    }
}
