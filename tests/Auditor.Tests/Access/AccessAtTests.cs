using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Application.Tests;
using NeuraNft.Auditor.Access;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests.Histories;
using NeuraNft.Projections.AccessCurrent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Auditor.Tests.Access;

/// <summary>What was so on chain, and what was known here: the command, the API's query and a naive reading of the rules agree.</summary>
public sealed class AccessAtTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Command_query_and_naive_reading_agree_at_any_time_known_at_any_position_however_late_it_was_recorded()
    {
        var random = new Random(8);
        var late = new LateMarket(market);
        var histories = AssetHistories.Any.Generator.Sample(60, new Rnd(8), 80).OrderByDescending(h => h.Steps.Count).Take(24);
        await late.FillAsync([.. histories], random, Ct);
        late.Facts.Zip(late.Facts.Skip(1)).Count(p => p.First.Time > p.Second.Time).ShouldBeGreaterThan(0, "recorded in another order");
        await using var log = MarketLog.At(market.ConnectionString);
        var view = new AccessViewQueries(market.Db);
        var (sources, unknown, differing) = (new HashSet<AccessSource>(), 0, 0);
        for (var i = 0; i < 600; i++)
        {
            var about = late.Facts[random.Next(late.Facts.Count)];
            var at = new BlockTime(about.Time.Nanoseconds + (ulong)random.Next(0, 3) - 1);
            var position = random.Next(4) == 0 ? late.Facts[^1].Position : late.Facts[random.Next(late.Facts.Count)].Position;
            var account = AssetHistories.People[random.Next(AssetHistories.People.Length)];
            var counted = late.Facts
                .Where(f => f.Asset == about.Asset && f.Time <= at && f.Position <= position).Select(f => f.Event).ToList();
            var expected = NaiveRights.Of(counted, account, at);
            var text = $"{account} with {about.Asset} at {at.Nanoseconds}, known at {position}";

            var stream = await log.Store.FetchStreamAsync(StreamKeys.Asset(about.Asset), 0, Ct);
            var ours = AccessAnswer.Of(stream, about.Asset, account, at, position);
            Short(ours?.Decision).ShouldBe(expected, text);

            var theirs = await view.ExplainAsKnownAsync(about.Asset, account, at, position, Ct);
            Short(theirs?.Decision).ShouldBe(expected, text);
            theirs?.GivenBy?.Position.ShouldBe(ours!.Place(AccessRole.Gives)!.Position, text);
            theirs?.CappedBy?.Position.ShouldBe(ours!.Place(AccessRole.Caps)!.Position, text);
            ours?.Evidence.ShouldAllBe(e => e.Event.Sequence <= position, text);
            if (expected is { } found) sources.Add(found.Source);
            else unknown++;
            var all = late.Facts.Where(f => f.Asset == about.Asset && f.Time <= at).Select(f => f.Event);
            if (NaiveRights.Of([.. all], account, at) != expected) differing++;
        }

        sources.Count.ShouldBeGreaterThan(2);
        unknown.ShouldBeGreaterThan(0);
        differing.ShouldBeGreaterThan(0, "what was known is not what was so");
        await RecordingTimesAsync(log, late.Facts);
        await ReadModelAsync(late);
    }

    [Fact]
    public async Task Wrong_use_and_what_is_not_there_have_codes_of_their_own()
    {
        (await AskAsync("nowhere/1:1", "alice.test.near", "2026-11-21T18:00:00Z")).Code.ShouldBe(ExitCode.NotFound);
        (await AskAsync("noslash", "alice.test.near", "2026-11-21T18:00:00Z")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await AskAsync("a/b", "NOBODY", "2026-11-21T18:00:00Z")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await AskAsync("a/b", "alice.test.near", "soon")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await AskAsync("a/b", "alice.test.near", "12")).Code.ShouldBe(ExitCode.UsedWrongly, "no position is a time");
        (await AskAsync("a/b", "alice.test.near", "2026-11-21", "--known-at", "999999")).Code.ShouldBe(ExitCode.UsedWrongly);
    }

    private static (AccessLevel, AccessSource)? Short(AccessDecision? decision) =>
        decision is null ? null : (decision.Level, decision.Source);

    // What was known at a time is everything before the first event that was recorded later.
    private static async Task RecordingTimesAsync(MarketLog log, IReadOnlyList<LateMarket.Fact> facts)
    {
        foreach (var fact in facts.Where((_, i) => i % 17 == 0))
            (await log.PositionAtAsync(fact.Recorded, Ct)).ShouldBe(facts.Last(f => f.Recorded <= fact.Recorded).Position);
        (await log.PositionAtAsync(At(0).ToDateTimeOffset(), Ct)).ShouldBe(0);
    }

    private async Task ReadModelAsync(LateMarket late)
    {
        var minted = late.Facts.First(f => f.Event is AssetEvent.AssetMinted);
        var owner = ((AssetEvent.AssetMinted)minted.Event).Owner.Value;
        string[] question = [minted.Asset.ToString(), owner, $"{minted.Time.Nanoseconds}", "--known-at", $"{minted.Position}"];
        var (code, text) = await AskAsync([.. question, "--output", "json"]);
        code.ShouldBe(ExitCode.Proven, text);
        using var answer = JsonDocument.Parse(text);
        var known = answer.RootElement.GetProperty("detail").GetProperty("knownHere");
        known.GetProperty("source").GetString().ShouldBe("Owner");
        known.GetProperty("events")[0].GetProperty("position").GetInt64().ShouldBe(minted.Position);
        known.GetProperty("sentence").GetString().ShouldBe($"{owner} owned it, and could do everything (level 6 AbsoluteOwnership).");

        (await AskAsync(question[..3])).Text.ShouldContain("Known here at position 0: there was no such asset.");
        await market.ExecuteAsync(
            $"UPDATE access_history SET account = 'thief.test.near' WHERE token_id = '{minted.Asset.TokenId}' AND kind = 'owner'");
        (code, text) = await AskAsync(question);
        code.ShouldBe(ExitCode.Differs, text);
        text.ShouldContain("The read model says otherwise");
        text.ShouldContain($"{owner} owned it");
        await market.ExecuteAsync("UPDATE mt_event_progression SET last_seq_id = 0 WHERE name = 'access_history'");
        (code, text) = await AskAsync(question);
        code.ShouldBe(ExitCode.Proven, text);
        text.ShouldContain("The read model stands at position 0: it was not compared.");
    }

    private Task<(ExitCode Code, string Text)> AskAsync(params string[] args) =>
        AuditedMarket.RunAsync(["access-at", .. args, "--connection", market.ConnectionString]);
}
