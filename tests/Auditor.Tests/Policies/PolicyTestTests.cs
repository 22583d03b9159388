using System.Runtime.CompilerServices;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Application.Tests;
using NeuraNft.Auditor.Policies;
using NeuraNft.Auditor.Tests.Access;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests.Histories;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Auditor.Tests.Policies;

public sealed class PolicyTestTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neura-policy-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Decisions_that_flip_are_listed_with_their_positions_and_those_that_the_log_does_not_give_too()
    {
        var market = new MarketFixture();
        await market.InitializeAsync();
        await using var decided = new DecidedMarket(market);
        await decided.OnChainAsync(At(1), Minted());
        await decided.OnChainAsync(At(10), Granted(Bob, AccessLevel.UseModel, At(50)), Granted(Carol, AccessLevel.ViewAndDownload));
        var asked = await decided.AskedAsync(At(20), Bob, AccessLevel.UseModel);
        var run = await decided.KeyAsync(KeyPurpose.Inference, At(20), Bob, AccessLevel.UseModel, released: true);
        var downloaded = await decided.KeyAsync(KeyPurpose.Download, At(21), Carol, AccessLevel.ViewAndDownload, released: true, late: 45);
        var refused = await decided.KeyAsync(KeyPurpose.Download, At(22), Bob, AccessLevel.UseModel, released: false);
        var expired = await decided.KeyAsync(KeyPurpose.Inference, At(55), Bob, AccessLevel.None, released: false);
        await decided.OnChainAsync(At(60), new AssetEvent.AccessRevoked(Asset, Carol, Alice));
        await decided.KeyAsync(KeyPurpose.Download, At(61), Carol, AccessLevel.None, released: false);

        (await FlipsAsync(1, 4)).ShouldBe((ExitCode.Proven, ""));
        (await FlipsAsync(2, 4)).ShouldBe((ExitCode.Flipped, $"{asked} {run}"));
        (await FlipsAsync(1, 5)).ShouldBe((ExitCode.Flipped, $"{downloaded}"));
        (await FlipsAsync(1, 1)).ShouldBe((ExitCode.Flipped, $"{refused}"));
        (await FlipsAsync(1, 4, grace: 5)).ShouldBe((ExitCode.Proven, ""), "a grace is over at its own end, as a right is");
        (await FlipsAsync(1, 4, grace: 6)).ShouldBe((ExitCode.Flipped, $"{expired}"), "what was revoked has no grace");
        (await FlipsAsync(1, 4, lag: 44)).ShouldBe((ExitCode.Flipped, $"{downloaded}"));
        (await FlipsAsync(1, 4, lag: 45)).ShouldBe((ExitCode.Proven, ""));

        var (_, text) = await AskAsync(market, Policy(2, 4));
        text.ShouldContain("2 would now be refused, 0 allowed. Each follows from the log.");
        text.ShouldContain("level 1 is below 2");
        await decided.KeyAsync(KeyPurpose.Download, At(62), Dave, AccessLevel.EditData, released: true);
        (var code, text) = await AskAsync(market, PolicyFile.Standing);
        code.ShouldBe(ExitCode.Flipped, "nobody gave dave what he was given");
        text.ShouldContain("1 do not follow from the log under the policy that stood.");
        await market.DisposeAsync();

        async Task<(ExitCode, string)> FlipsAsync(int inference, int download, long grace = 0, long? lag = null)
        {
            var (exit, json) = await AskAsync(market, Policy(inference, download, grace, lag), "--output", "json");
            using var answer = JsonDocument.Parse(json);
            return (exit, string.Join(' ', Flipped(answer.RootElement)));
        }
    }

    [Fact]
    public async Task Random_decisions_flip_as_a_naive_reading_of_the_rules_says()
    {
        var market = new MarketFixture();
        await market.InitializeAsync();
        await using var decided = new DecidedMarket(market);
        var random = new Random(5);
        var (past, facts) = (new List<AssetEvent>(), new List<Fact>());
        var history = AssetHistories.Any.Generator.Sample(60, new Rnd(5), 40).MaxBy(h => h.Steps.Count)!;
        foreach (var step in history.Steps)
        {
            if (step.Events.Count > 0) await decided.OnChainAsync(step.Now, [.. step.Events]);
            past.AddRange(step.Events);
            var (who, act) = (AssetHistories.People[random.Next(4)], random.Next(2) == 0 ? KeyPurpose.Download : KeyPurpose.Inference);
            if (NaiveRights.Of(past, who, step.Now) is not { Level: var level }) continue;
            var allowed = level >= KeyDecider.RequiredFor(act);
            var position = await decided.KeyAsync(act, step.Now, who, level, allowed);
            var before = new BlockTime(step.Now.Nanoseconds - 10_000_000_000);
            facts.Add(new Fact(position, act, allowed, level, NaiveRights.Of(past, who, before)!.Value.Level));
        }

        facts.Count.ShouldBeGreaterThan(20);
        for (var i = 0; i < 6; i++)
        {
            var (inference, download, grace) = (random.Next(4), 1 + random.Next(6), i % 2 * 10L);
            var (_, json) = await AskAsync(market, Policy(inference, download, grace), "--output", "json", "--limit", "1000");
            using var answer = JsonDocument.Parse(json);
            var expected = facts.Where(f => Allows(f) != f.Allowed).Select(f => f.Position);
            Flipped(answer.RootElement).ShouldBe(expected, $"{inference} {download} {grace}");
            answer.RootElement.GetProperty("detail").GetProperty("unlike").GetInt64().ShouldBe(0);

            bool Allows(Fact f)
            {
                var required = (AccessLevel)(f.Act == KeyPurpose.Inference ? inference : download);
                return f.Level >= required || (grace > 0 && f.Late >= required);
            }
        }

        await market.DisposeAsync();
    }

    [Fact]
    public async Task Random_honest_admissions_that_race_events_of_their_asset_are_never_accused()
    {
        var market = new MarketFixture();
        await market.InitializeAsync();
        await using var decided = new DecidedMarket(market);
        var random = new Random(8);
        await decided.OnChainAsync(At(1), Minted());
        var (known, asked, time) = ((AccessLevel)0, 0, 2UL);
        for (var round = 0; round < 40; round++, time += 20)
        {
            // Read at this time, written once up to three events more were in the log.
            var level = known;
            for (var raced = random.Next(4); raced > 0; raced--)
            {
                known = (AccessLevel)random.Next(1, 4);
                await decided.OnChainAsync(At(time + 4 - (ulong)raced), Granted(Bob, known));
            }

            if (level < AccessLevel.UseModel) continue;
            await decided.AskedAsync(At(time), Bob, level, late: 5);
            asked++;
        }

        asked.ShouldBeGreaterThan(10);
        foreach (var minimum in new[] { 1, 2, 3 })
        {
            var (_, json) = await AskAsync(market, Policy(minimum, 4), "--output", "json");
            using var answer = JsonDocument.Parse(json);
            var detail = answer.RootElement.GetProperty("detail");
            (detail.GetProperty("decisions").GetInt64(), detail.GetProperty("unlike").GetInt64()).ShouldBe((asked, 0L));
        }

        await decided.AskedAsync(At(time), Dave, AccessLevel.UseModel);
        var (_, dishonest) = await AskAsync(market, Policy(1, 4), "--output", "json");
        dishonest.ShouldContain("1 do not follow");
        await market.DisposeAsync();
    }

    [Fact]
    public async Task Admission_that_may_have_been_made_on_either_side_of_a_race_is_undecidable_and_no_flip()
    {
        var market = new MarketFixture();
        await market.InitializeAsync();
        await using var decided = new DecidedMarket(market);
        await decided.OnChainAsync(At(1), Minted());
        await decided.OnChainAsync(
            At(2), new AssetEvent.DefaultLevelSet(Asset, AccessLevel.UseModel, Alice),
            Granted(Carol, AccessLevel.ViewAndDownload, At(45)));
        // Ran out by itself, which a grace covers; or was revoked, which none does: it was at the very moment.
        await decided.OnChainAsync(At(47), new AssetEvent.AccessRevoked(Asset, Carol, Alice));
        await decided.AskedAsync(At(47), Carol, AccessLevel.UseModel, late: 3);
        var (code, text) = await AskAsync(market, Policy(2, 4, grace: 10));
        (code, text.Contains("1 raced an event", StringComparison.Ordinal)).ShouldBe((ExitCode.Proven, true), text);
        (code, _) = await AskAsync(market, Policy(2, 4));
        code.ShouldBe(ExitCode.Flipped, "without a grace either side says the same");
        await market.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"format":"neuranft-policy/2","inference":{"minimumLevel":1},"download":{"minimumLevel":4}}""")]
    [InlineData("""{"format":"neuranft-policy/1","inference":{"minimumLevel":7},"download":{"minimumLevel":4}}""")]
    [InlineData("""{"format":"neuranft-policy/1","inference":{"minimumLevel":1},"download":{"minimumLevel":-1}}""")]
    [InlineData("""{"format":"neuranft-policy/1","inference":{"minimumLevel":1},"download":null}""")]
    [InlineData("""{"format":"neuranft-policy/1","inference":{"minimumLevel":1},"download":{"minimumLevel":4},"graceSeconds":-1}""")]
    [InlineData("""{"format":"neuranft-policy/1","inference":{"minimumLevel":1},"download":{"minimumLevel":4},"grace":1}""")]
    [InlineData("""{"format":"neuranft-policy/1","inference":{"minimumLevel":1},"download":{"minimumLevel":4},"maximumLagSeconds":1e12}""")]
    public void What_is_no_policy_is_refused(string text) => Should.Throw<MalformedException>(() => PolicyFile.Parse(text));

    [Fact]
    public async Task Schema_of_the_format_names_what_the_program_reads_and_its_example_is_what_stands()
    {
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Schema(), Ct));
        var read = JsonSerializer.SerializeToElement(PolicyFile.Standing, JsonSerializerOptions.Web);
        schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name)
            .ShouldBe(read.EnumerateObject().Select(p => p.Name), ignoreOrder: true);
        PolicyFile.Parse(schema.RootElement.GetProperty("examples")[0].GetRawText()).ShouldBe(PolicyFile.Standing);
    }

    private sealed record Fact(long Position, KeyPurpose Act, bool Allowed, AccessLevel Level, AccessLevel Late);

    private static IEnumerable<long> Flipped(JsonElement answer) =>
        answer.GetProperty("detail").GetProperty("flipped").EnumerateArray().Select(f => f.GetProperty("position").GetInt64());

    private static PolicyFile Policy(int inference, int download, long grace = 0, long? lag = null) => PolicyFile.Standing with
    {
        Inference = new PolicyFile.Act(inference), Download = new PolicyFile.Act(download), GraceSeconds = grace, MaximumLagSeconds = lag,
    };

    private async Task<(ExitCode Code, string Text)> AskAsync(MarketFixture market, PolicyFile policy, params string[] more)
    {
        var file = Path.Combine(_folder.FullName, "policy.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(policy, JsonSerializerOptions.Web), Ct);
        return await AuditedMarket.RunAsync(["policy-test", file, .. more, "--connection", market.ConnectionString]);
    }

    private static string Schema([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/policy.schema.json");
}
