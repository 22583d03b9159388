using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Tests.Histories;

/// <summary>What was asked and decided, step by step.</summary>
internal sealed record AssetHistory(IReadOnlyList<AssetHistory.Step> Steps)
{
    public sealed record Step(
        AssetState Before, AssetCommand Command, BlockTime Now, Decision<AssetEvent, AssetRefusal> Decision, AssetState After)
    {
        public IReadOnlyList<AssetEvent> Events =>
            Decision is Decision<AssetEvent, AssetRefusal>.Accepted accepted ? accepted.Events : [];
    }

    public IEnumerable<AssetEvent> Events => Steps.SelectMany(s => s.Events);

    public static AssetHistory Of(IReadOnlyList<AssetCommand> commands, IReadOnlyList<int> gaps)
    {
        var (state, seconds, steps) = (AssetState.Initial, 0, new List<Step>());
        foreach (var (command, gap) in commands.Zip(gaps))
        {
            seconds += gap;
            var step = Take(state, Named(command, state), Sample.At((ulong)seconds));
            steps.Add(step);
            state = step.After;
        }

        return new AssetHistory(steps);
    }

    // Hardly an answer drawn blindly would meet the time of a request: one without a time is to the request that stands.
    private static AssetCommand Named(AssetCommand command, AssetState state) =>
        command is AssetCommand.AnswerRequest { RequestedAt.Nanoseconds: 0 } c && state is AssetState.Minted m
            && m.Requests.TryGetValue(c.Account, out var asked) ? c with { Level = asked.Level, RequestedAt = asked.RequestedAt } : command;

    public static Step Take(AssetState state, AssetCommand command, BlockTime now)
    {
        var decision = AssetDecider.Decide(state, command, now);
        var step = new Step(state, command, now, decision, state);
        return step with { After = step.Events.Aggregate(state, AssetDecider.Evolve) };
    }

    public override string ToString() => string.Join('\n', Steps.Select(s => $"{s.Now.Nanoseconds}: {s.Command} => {s.Decision}"));
}
