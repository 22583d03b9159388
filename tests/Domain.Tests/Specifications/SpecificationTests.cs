using static NeuraNft.Domain.Decision<string, string>;

namespace NeuraNft.Domain.Tests.Specifications;

public sealed class SpecificationTests
{
    // A decider that counts: a command adds its text, unless it was added before; "no" is refused.
    private static readonly Specification<string, string, string, string> Letters = new(
        (state, command, _) => command == "no" ? Refuse("never") : state.Contains(command) ? Accept() : Accept(command),
        (state, @event) => state + @event,
        "");

    private static readonly BlockTime Now = new(1);

    [Fact]
    public void Then_with_the_right_events_passes() => Letters.Given("a").When("b", Now).Then("b");

    [Fact]
    public void Then_fails_when_nothing_happened() =>
        Should.Throw<ShouldAssertException>(() => Letters.Given("a").When("a", Now).Then("a"));

    [Fact]
    public void Then_fails_on_another_event() => Should.Throw<ShouldAssertException>(() => Letters.When("b", Now).Then("a"));

    [Fact]
    public void Then_fails_on_a_missing_event() => Should.Throw<ShouldAssertException>(() => Letters.When("b", Now).Then("b", "c"));

    [Fact]
    public void Then_fails_on_a_refusal() => Should.Throw<ShouldAssertException>(() => Letters.When("no", Now).Then("no"));

    [Fact]
    public void Then_without_events_is_a_mistake() => Should.Throw<ArgumentException>(() => Letters.When("b", Now).Then());

    [Fact]
    public void Then_nothing_fails_when_something_happened() =>
        Should.Throw<ShouldAssertException>(() => Letters.When("b", Now).ThenNothing());

    [Fact]
    public void Then_nothing_fails_on_a_refusal() => Should.Throw<ShouldAssertException>(() => Letters.When("no", Now).ThenNothing());

    [Fact]
    public void Then_refused_fails_when_accepted() =>
        Should.Throw<ShouldAssertException>(() => Letters.When("b", Now).ThenRefused("never"));

    [Fact]
    public void Then_refused_fails_on_another_refusal() =>
        Should.Throw<ShouldAssertException>(() => Letters.When("no", Now).ThenRefused("perhaps"));

    [Fact]
    public void Given_events_are_folded_in_order() => Letters.Given("a", "b").State.ShouldBe("ab");
}
