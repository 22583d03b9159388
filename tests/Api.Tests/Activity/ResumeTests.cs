using System.Globalization;
using System.Text.Json;
using Neura.GraphQL.Binding;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Activity;

/// <summary>Connections that break under traffic: taken up again, nothing is missing and nothing comes twice.</summary>
public sealed class ResumeTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private const int Writes = 400;

    private const string Follow = """
        subscription Follow($id: ID!, $after: Position) { assetActivity(assetId: $id, after: $after) { kind position } }
        """;

    private const string Progress = """
        subscription Progress($id: UUID!, $after: Position) {
          inferenceJobProgress(id: $id, after: $after) { kind status position job { status } }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Socket_that_is_killed_under_writes_is_resumed_without_gap_or_repetition()
    {
        var asset = new AssetId(Contract, "1:400");
        var start = await market.OnChainAsync(StreamKeys.Asset(asset), At(1), Alice, Ct, Minted() with { Asset = asset });
        var writing = Task.Run(() => WriteAsync(asset), Ct);
        var (seen, after, random) = (new List<long>(), Text(start), new Random(7));
        while (seen.Count < Writes)
        {
            using var socket = await Socket.OpenAsync(market.Host.Address, market.Token(Bob), null, Ct);
            await socket.SubscribeAsync("1", Follow, new { id = new NodeIdSerializer().Format("Asset", asset.ToString()), after }, Ct);
            for (var left = random.Next(1, 60); left > 0 && seen.Count < Writes; left--)
            {
                var entry = (await NextAsync(socket)).GetProperty("data").GetProperty("assetActivity");
                after = entry.GetProperty("position").GetString()!;
                seen.Add(long.Parse(after, CultureInfo.InvariantCulture));
            }
            socket.Kill();
        }
        seen.ShouldBe(await writing);
    }

    [Fact]
    public async Task Job_is_followed_from_its_request_over_a_break_to_its_end()
    {
        var job = Guid.CreateVersion7();
        var stream = StreamKeys.Inference(job);
        await market.OffChainAsync(stream, Bob.Value, Ct, Requested() with { Job = job });
        using var first = await Socket.OpenAsync(market.Host.Address, market.Token(Bob), null, Ct);
        await first.SubscribeAsync("1", Progress, new { id = job }, Ct);
        Step(await NextAsync(first)).GetProperty("status").GetString().ShouldBe("WAITING");
        await market.OffChainAsync(stream, "worker:1", Ct, new InferenceEvent.InferenceStarted(job, "1", 1));
        var started = Step(await NextAsync(first));
        started.GetProperty("job").GetProperty("status").GetString().ShouldBe("RUNNING");
        first.Kill();
        await market.OffChainAsync(stream, "worker:1", Ct, new InferenceEvent.InferenceCompleted(job, "1", 1, Result));

        var after = started.GetProperty("position").GetString();
        using var second = await Socket.OpenAsync(market.Host.Address, market.Token(Bob), null, Ct);
        await second.SubscribeAsync("1", Progress, new { id = job, after }, Ct);
        var last = await NextAsync(second);
        Step(last).GetProperty("job").GetProperty("status").GetString().ShouldBe("COMPLETED");
        last.GetProperty("extensions").GetProperty("position").GetString().ShouldBe(Step(last).GetProperty("position").GetString());
        (await second.ReceiveAsync(Ct)).GetProperty("type").GetString().ShouldBe("complete");
        await second.SubscribeAsync("2", Progress, new { id = job, after = Step(last).GetProperty("position").GetString() }, Ct);
        (await second.ReceiveAsync(Ct)).GetProperty("type").GetString().ShouldBe("complete", "there is nothing left to follow");
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_job_of_another_is_not_followed()
    {
        var job = Guid.CreateVersion7();
        await market.OffChainAsync(StreamKeys.Inference(job), Bob.Value, Ct, Requested() with { Job = job });
        using var socket = await Socket.OpenAsync(market.Host.Address, market.Token(Carol), null, Ct);
        foreach (var id in new[] { job, Guid.CreateVersion7() })
        {
            await socket.SubscribeAsync("1", Progress, new { id }, Ct);
            Code(await socket.ReceiveAsync(Ct)).ShouldBe("NOT_FOUND");
        }
    }

    [Fact]
    public async Task Position_ahead_of_the_log_cannot_be_resumed_from()
    {
        using var socket = await Socket.OpenAsync(market.Host.Address, market.Token(Bob), null, Ct);
        var variables = new { id = new NodeIdSerializer().Format("Asset", Asset.ToString()), after = "99999999" };
        await socket.SubscribeAsync("1", Follow, variables, Ct);
        Code(await socket.ReceiveAsync(Ct)).ShouldBe("INVALID_POSITION");
    }

    private async Task<List<long>> WriteAsync(AssetId asset)
    {
        var positions = new List<long>();
        for (var i = 0; i < Writes; i++)
        {
            positions.Add(await market.OnChainAsync(
                StreamKeys.Asset(asset), At(2), Alice, Ct, new AssetEvent.DefaultLevelSet(asset, AccessLevel.UseModel, Alice)));
            // What concerns others lies between.
            if (i % 3 == 0)
                await market.OnChainAsync(
                    StreamKeys.Collection(Collection), At(2), Alice, Ct,
                    new Domain.Collections.CollectionEvent.MinterSet(Collection, Dave, Allowed: true));
        }
        return positions;
    }

    private static async Task<JsonElement> NextAsync(Socket socket)
    {
        var message = await socket.ReceiveAsync(Ct);
        message.GetProperty("type").GetString().ShouldBe("next", message.ToString());
        return message.GetProperty("payload");
    }

    private static JsonElement Step(JsonElement payload) => payload.GetProperty("data").GetProperty("inferenceJobProgress");

    private static string? Code(JsonElement message) => message.GetProperty("type").GetString() == "error"
        ? message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()
        : null;

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
}
