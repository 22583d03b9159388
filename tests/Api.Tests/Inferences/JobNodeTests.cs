using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Inferences;

/// <summary>A job is its requester's alone, on every way to it; that it ran is counted for everyone.</summary>
public sealed class JobNodeTests(TestedAsset tested) : IClassFixture<TestedAsset>
{
    private const string Node = "query N($id: ID!) { node(id: $id) { id ... on InferenceJob { jobId status modelCid inputSha256 } } }";

    private const string OfAsset = """
        query J($id: ID!) { node(id: $id) { ... on Asset { inferenceJobs { nodes { id jobId status } } } } }
        """;

    private const string Usage = """
        query U($id: ID!, $from: Date!, $to: Date!) {
          node(id: $id) { ... on Asset { usage(from: $from, to: $to) { day runs completed failed users computeMicroseconds } } }
          marketStatistics(from: $from, to: $to) { day runs users }
        }
        """;

    private readonly MintedAsset asset = tested.Minted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_someone_elses_job_is_not_there_by_id_nor_below_the_asset()
    {
        await asset.RunAsync(new { text = "Guten Morgen" }, Ct);
        var own = await JobsAsync(asset.User.Api);
        var id = own.EnumerateArray().First().GetProperty("id").GetString();
        (await asset.User.Api.SendAsync(Node, new { id }, Ct)).GetProperty("node").GetProperty("status").GetString().ShouldBe("COMPLETED");

        (await asset.Creator.Api.SendAsync(Node, new { id }, Ct)).GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
        (await asset.Market.Door.AskAsync(Node, new { id }, Ct)).Field.ValueKind.ShouldBe(JsonValueKind.Null);
        (await JobsAsync(asset.Creator.Api)).EnumerateArray().Select(j => j.GetProperty("id").GetString())
            .ShouldNotContain(id, "not the owner's either: he sees his test");
        (await asset.Market.Door.AskAsync(OfAsset, new { id = asset.Id }, Ct)).Field.GetProperty("inferenceJobs")
            .ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Runs_are_counted_for_everyone()
    {
        await asset.RunAsync(new { text = "Guten Abend" }, Ct);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var variables = new { id = asset.Id, from = today.AddDays(-1), to = today };
        var seen = await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(Usage, variables, Ct)).Body.GetProperty("data"),
            d => Sum(d.GetProperty("node").GetProperty("usage"), "completed") > 1, Ct);
        var days = seen.GetProperty("node").GetProperty("usage");
        // The user, and the owner by his test; each of them once more where midnight is between his runs.
        Sum(days, "users").ShouldBeInRange(2, days.GetArrayLength() * 2);
        days.EnumerateArray().ShouldAllBe(day => day.GetProperty("computeMicroseconds").GetInt64() > 0);
        Sum(seen.GetProperty("marketStatistics"), "runs").ShouldBeGreaterThanOrEqualTo(Sum(days, "runs"));
    }

    private static int Sum(JsonElement days, string name) => days.EnumerateArray().Sum(day => day.GetProperty(name).GetInt32());

    private async Task<JsonElement> JobsAsync(GraphQLCaller caller) =>
        (await caller.SendAsync(OfAsset, new { id = asset.Id }, Ct)).GetProperty("node").GetProperty("inferenceJobs").GetProperty("nodes");
}
