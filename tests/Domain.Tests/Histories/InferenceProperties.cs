using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests.Assets;
using static NeuraNft.Domain.Inferences.InferenceCommand;
using static NeuraNft.Domain.Inferences.InferenceEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Histories;

public sealed class InferenceProperties
{
    private static readonly AssetState Asset =
        AssetSpecification.Given(Minted(), Granted(Bob, AccessLevel.UseModel, At(30))).State;

    private static readonly Gen<string> AnyWorker = Gen.Elements("worker-1", "worker-2");

    private static readonly Gen<InferenceCommand> AnyCommand = Gen.Frequency(
        (3, Gen.Elements(Bob, Carol).Select(a =>
            (InferenceCommand)new RequestInference(Job, Sample.Asset, Asset, a, "text", "\"Guten Tag\"", null))),
        (4, from w in AnyWorker from a in Gen.Choose(1, 3) select (InferenceCommand)new StartInference(w, a)),
        (4, from w in AnyWorker from a in Gen.Choose(1, 3) from d in Gen.Choose(1, 2)
            select (InferenceCommand)new CompleteInference(w, a, Sample.Result with { DurationMicroseconds = d })),
        (1, from w in AnyWorker from a in Gen.Choose(1, 3) select (InferenceCommand)new FailInference(w, a, "TIMEOUT", "Too slow.")),
        (1, Gen.Elements(Bob, Carol).Select(a => (InferenceCommand)new CancelInference(a))),
        (1, Gen.Constant((InferenceCommand)new CancelForLostRight(RightsLossReason.Revoked))));

    private static readonly Arbitrary<InferenceCommand[]> AnyCommands = Arb.From(AnyCommand.ListOf().Select(c => c.ToArray()));

    private static void ForAll(Func<IReadOnlyList<InferenceEvent>, bool> holds) =>
        Prop.ForAll(AnyCommands, commands => holds(Run(commands).Events)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IReadOnlyList<InferenceEvent> Decide(InferenceState state, InferenceCommand command) =>
        InferenceDecider.Decide(state, command, At(10)) is Decision<InferenceEvent, InferenceRefusal>.Accepted a ? a.Events : [];

    private static (InferenceState State, IReadOnlyList<InferenceEvent> Events, bool Repeats) Run(IEnumerable<InferenceCommand> commands)
    {
        var (state, all, repeats) = (InferenceState.Initial, new List<InferenceEvent>(), false);
        foreach (var command in commands)
        {
            var events = Decide(state, command);
            state = events.Aggregate(state, InferenceDecider.Evolve);
            repeats |= events.Count > 0 && Decide(state, command).Count > 0;
            all.AddRange(events);
        }

        return (state, all, repeats);
    }

    [Fact]
    public void Job_ends_at_most_once_and_nothing_follows() =>
        ForAll(events => !events.SkipLast(1).Any(e => e is InferenceCompleted or InferenceFailed or InferenceCancelled));

    [Fact]
    public void Job_is_requested_once_and_first() =>
        ForAll(events => events.Count == 0 || (events[0] is InferenceRequested && events.Count(e => e is InferenceRequested) == 1));

    [Fact]
    public void Result_comes_from_the_latest_attempt() =>
        ForAll(events => events.OfType<InferenceCompleted>().All(c =>
            events.OfType<InferenceStarted>().Last() is var s && (s.Worker, s.Attempt) == (c.Worker, c.Attempt)));

    [Fact]
    public void Attempts_only_rise() =>
        ForAll(events => events.OfType<InferenceStarted>().Select(s => s.Attempt).ToArray() is var a &&
            a.SequenceEqual(a.Order().Distinct()));

    [Fact]
    public void Deciding_again_gives_no_events() =>
        Prop.ForAll(AnyCommands, commands => !Run(commands).Repeats).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Runs_reach_every_end() =>
        AnyCommands.Generator.Sample(3_000, 30).Select(c => Run(c).State.GetType()).Distinct().Count().ShouldBe(6);
}
