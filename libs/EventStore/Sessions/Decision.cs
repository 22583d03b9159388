namespace Neura.EventStore;

/// <summary>What a decider made of a command: events to append (none: it is so already), or a refusal.</summary>
public sealed record Decision
{
    private Decision(IReadOnlyList<object> events, object? refusal) => (Events, Refusal) = (events, refusal);

    public IReadOnlyList<object> Events { get; }

    public object? Refusal { get; }

    public static Decision Accept(params IEnumerable<object> events) => new([.. events], null);

    public static Decision Refuse(object refusal) => new([], refusal);
}
