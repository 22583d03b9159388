using FsCheck.Fluent;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests.Histories;
using NeuraNft.Projections.AccessCurrent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AccessCurrent;

/// <summary>On random histories, at random times past and present: rows, SQL and the decider's own state give one answer.</summary>
public sealed class AccessEquivalenceTests(ReadModels models) : IClassFixture<ReadModels>
{
    private const string Effective = """
        select level from access_effective
        where contract = $1 and token_id = $2 and account in ($3, '') and from_time <= $4 and (until_time is null or until_time > $4)
        order by case source when 'owner' then 1 when 'default' then 3 else 2 end, level desc limit 1
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Views_agree_with_the_domain()
    {
        var view = new AccessViewQueries(models.Source);
        var checks = 0;
        foreach (var (history, page) in AssetHistories.Any.Generator.Sample(40, 25).Zip(Enumerable.Range(1, 40)))
        {
            await models.BuildAsync(LogOf(history).Events, page, Ct);
            foreach (var (person, at) in Questions(history))
            {
                var expected = StateAt(history, at);
                var answer = await view.ExplainAsync(Asset, person, at, Ct);
                var about = $"{person} at {at.Nanoseconds} after\n{history}";
                if (expected is AssetState.Unminted)
                {
                    answer.ShouldBeNull(about);
                    continue;
                }

                answer.ShouldNotBeNull(about).Decision.ShouldBe(expected.Explain(person, at), about);
                (answer.GivenBy is null).ShouldBe(answer.Decision.Source == AccessSource.None, about);
                (await ScalarAsync(Effective, person, at)).ShouldBe((short)answer.Decision.Level, about);
                checks++;
            }

            await CompareNowAsync(view, history);
        }

        checks.ShouldBeGreaterThan(200);
    }

    private async Task CompareNowAsync(AccessViewQueries view, AssetHistory history)
    {
        var (state, now) = (history.Steps[^1].After, At(1000));
        if (state is AssetState.Unminted)
            return;
        var many = await view.ExplainManyAsync([.. AssetHistories.People.Select(p => (Asset, p))], now, Ct);
        foreach (var person in AssetHistories.People)
        {
            many[(Asset, person)].Decision.ShouldBe(state.Explain(person, now), history.ToString());
            (await ScalarAsync("select access_level($1, $2, $3, $4)", person, now)).ShouldBe((short)state.LevelOf(person, now));
        }

        var listed = (await view.ListAsync(Asset, now, null, 10, Ct)).Items
            .ToDictionary(h => h.Account, h => (h.Level, Enum.Parse<AccessSource>(h.Source, ignoreCase: true)));
        foreach (var person in AssetHistories.People)
            if (state.Explain(person, now) is { Source: not (AccessSource.None or AccessSource.Default) } decision)
                listed[person].ShouldBe((decision.Level, decision.Source), history.ToString());
    }

    private static TestLog LogOf(AssetHistory history) =>
        history.Steps.Aggregate(new TestLog(), (log, step) => log.OnChain(step.Now, step.Command.Actor, step.Events));

    private static AssetState StateAt(AssetHistory history, BlockTime at) =>
        history.Steps.LastOrDefault(s => s.Now <= at)?.After ?? AssetState.Initial;

    private static IEnumerable<(Account, BlockTime)> Questions(AssetHistory history)
    {
        var times = history.Steps.Select(s => s.Now).Where((_, i) => i % 7 == 3)
            .Concat([history.Steps[0].Now, history.Steps[^1].Now, At(1000), new BlockTime(At(0).Nanoseconds - 1)]).Distinct();
        return from at in times from person in AssetHistories.People select (person, at);
    }

    private async Task<object?> ScalarAsync(string sql, Account person, BlockTime at)
    {
        await using var command = models.Source.CreateCommand(sql);
        foreach (var value in new object[] { Asset.Contract, Asset.TokenId, person.Value, (decimal)at.Nanoseconds })
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(Ct) ?? (short)0;
    }
}
