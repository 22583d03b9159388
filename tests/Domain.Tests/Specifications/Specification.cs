namespace NeuraNft.Domain.Tests.Specifications;

/// <summary>Given events, when a command, then events or a refusal: a decider's rules as sentences.</summary>
public sealed class Specification<TState, TEvent, TCommand, TRefusal>(
    Func<TState, TCommand, BlockTime, Decision<TEvent, TRefusal>> decide, Func<TState, TEvent, TState> evolve, TState state)
    where TEvent : notnull
    where TRefusal : notnull
{
    public TState State => state;

    public Specification<TState, TEvent, TCommand, TRefusal> Given(params IEnumerable<TEvent> events) =>
        new(decide, evolve, events.Aggregate(state, evolve));

    public Outcome<TEvent, TRefusal> When(TCommand command, BlockTime now) => new(decide(state, command, now));
}
