namespace NeuraNft.Domain;

/// <summary>What a decider answers: the events to append (none when it is already so), or why not.</summary>
public abstract record Decision<TEvent, TRefusal>
{
    private Decision() { }

    public sealed record Accepted(IReadOnlyList<TEvent> Events) : Decision<TEvent, TRefusal>;

    public sealed record Refused(TRefusal Refusal) : Decision<TEvent, TRefusal>;

    // Static members on a generic type: deciders import them with `using static`, closed over their own union.
#pragma warning disable CA1000
    public static Decision<TEvent, TRefusal> Accept(params IReadOnlyList<TEvent> events) => new Accepted(events);

    public static Decision<TEvent, TRefusal> Refuse(TRefusal refusal) => new Refused(refusal);
#pragma warning restore CA1000
}
