using FsCheck.Fluent;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests.Histories;
using NeuraNft.Projections.AccessCurrent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AccessHistory;

/// <summary>
/// On random histories, at each position of the log: the rows, cut there, give what the decider's own state gives that was folded from the
/// events up to there; now by the clock of that position, and at earlier and later times as they looked from there.
/// </summary>
public sealed class KnownAccessTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Access_as_known_at_each_position_is_what_the_decider_says_of_the_log_up_to_there()
    {
        var view = new AccessViewQueries(models.Source);
        var (checks, denials) = (0, new HashSet<AccessDenial?>());
        foreach (var history in AssetHistories.Any.Generator.Sample(60, 25))
        {
            var log = history.Steps.Aggregate(new TestLog(), (l, step) => l.OnChain(step.Now, step.Command.Actor, step.Events)).Events;
            await models.BuildAsync(log, 100, Ct);
            var times = history.Steps.SelectMany(step => step.Events.Select(_ => step.Now)).ToList();
            var ends = history.Steps.Select(step => step.Events.Count).Aggregate(
                new List<int> { 0 }, (sums, count) => [.. sums, sums[^1] + count]).ToHashSet();
            var state = AssetState.Initial;
            for (var position = 1; position <= log.Count; position++)
            {
                state = AssetDecider.Evolve(state, (AssetEvent)log[position - 1].Data);
                foreach (var at in new[] { times[position - 1], At(1000) })
                    foreach (var person in AssetHistories.People)
                    {
                        var answer = await view.ExplainAsKnownAsync(Asset, person, at, position, Ct);
                        var about = $"{person} at {at.Nanoseconds}, as known at {position} of\n{history}";
                        var expected = state.Explain(person, at);
                        // Between a transfer and the new epoch of the same receipt, a former owner's refusal has not got its word yet.
                        if (!ends.Contains(position))
                            expected = expected with { Denial = answer?.Decision.Denial };
                        answer.ShouldNotBeNull(about).Decision.ShouldBe(expected, about);
                        answer.AsOf.ShouldBeLessThanOrEqualTo(position, about);
                        denials.Add(answer.Decision.Denial);
                        checks++;
                    }
            }
        }

        checks.ShouldBeGreaterThan(200);
        denials.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task What_came_to_be_known_later_changes_no_earlier_answer()
    {
        await models.BuildAsync(
            new TestLog()
                .OnChain(At(1), Alice, Minted())
                .OnChain(At(10), Alice, Granted(Bob, AccessLevel.UseModel))
                .OnChain(At(20), Alice, new AssetEvent.AccessRevoked(Asset, Bob, Alice)).Events,
            3, Ct);
        var view = new AccessViewQueries(models.Source);
        (await LevelAsync(at: 25, knownAt: 1)).ShouldBe(AccessLevel.None);
        (await LevelAsync(at: 25, knownAt: 2)).ShouldBe(AccessLevel.UseModel);
        (await LevelAsync(at: 25, knownAt: 3)).ShouldBe(AccessLevel.None);
        (await LevelAsync(at: 15, knownAt: 3)).ShouldBe(AccessLevel.UseModel);
        (await view.ExplainAsKnownAsync(Asset, Bob, At(0), 3, Ct)).ShouldBeNull("it was not minted then");
        (await view.ExplainAsKnownAsync(Asset, Bob, At(25), 0, Ct)).ShouldBeNull("nobody knew of it");

        async Task<AccessLevel> LevelAsync(ulong at, long knownAt) =>
            (await view.ExplainAsKnownAsync(Asset, Bob, At(at), knownAt, Ct)).ShouldNotBeNull().Decision.Level;
    }
}
