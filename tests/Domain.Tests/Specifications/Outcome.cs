namespace NeuraNft.Domain.Tests.Specifications;

/// <summary>What came of a command. Saying "then" without an expectation is a mistake in the test, so it throws.</summary>
public sealed class Outcome<TEvent, TRefusal>(Decision<TEvent, TRefusal> decision)
    where TEvent : notnull
    where TRefusal : notnull
{
    public void Then(params TEvent[] expected)
    {
        if (expected.Length == 0)
            throw new ArgumentException("Name the events, or say ThenNothing.", nameof(expected));
        Events().ShouldBe(expected);
    }

    public void ThenNothing() => Events().ShouldBeEmpty();

    public void ThenRefused(TRefusal expected) =>
        decision.ShouldBeOfType<Decision<TEvent, TRefusal>.Refused>().Refusal.ShouldBe(expected);

    private IReadOnlyList<TEvent> Events() => decision.ShouldBeOfType<Decision<TEvent, TRefusal>.Accepted>().Events;
}
