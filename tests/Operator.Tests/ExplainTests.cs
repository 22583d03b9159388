using Neura.EventStore;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Operator.Tests;

public sealed class ExplainTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    private static readonly Guid Job = new("0198b6a0-0000-7000-8000-000000000001");

    [Fact]
    public async Task Stream_is_explained_with_who_why_and_where_on_the_chain()
    {
        var command = new Guid("0198b6a0-0000-7000-8000-00000000000c");
        var asked = new EventMetadata { CommandId = command, UserName = "alice.near", CausationId = "cause-7", CorrelationId = "trace-9" };
        await market.AppendAsync(asked, "inference/1", new InferenceEvent.InferenceStarted(Job, "w1", 1));
        var chain = new Dictionary<string, string?> { ["network"] = "testnet", ["block_height"] = "42", ["receipt_id"] = "Rcpt" };
        var late = new InferenceEvent.InferenceFailed(Job, "LATE", "\u001b[2J");
        await market.AppendAsync(new EventMetadata { Headers = chain }, "inference/1", late);

        var text = (await market.NeuraAsync("explain", "inference/1", "--bodies")).ShouldBeDone().Output;
        var lines = text.Split('\n');
        lines[0].ShouldStartWith("1 @1 ");
        lines[0].ShouldContain("inference_started");
        lines[1].ShouldBe($"    actor alice.near  command {command}  causation cause-7  correlation trace-9");
        lines[2].ShouldContain("\"w1\"");
        lines[3].ShouldContain("inference_failed");
        lines[4].ShouldBe("    block_height 42  network testnet  receipt_id Rcpt");
        text.ShouldNotContain('\u001b');

        var json = (await market.NeuraAsync("explain", "inference/1", "--json")).ShouldBeDone().Json;
        json.GetProperty("stream").GetString().ShouldBe("inference/1");
        var events = json.GetProperty("events");
        (events[0].GetProperty("version").GetInt64(), events[1].GetProperty("position").GetInt64()).ShouldBe((1, 2));
        events[0].GetProperty("command").GetGuid().ShouldBe(command);
        events[0].GetProperty("body").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, "only where it is asked for");
        events[1].GetProperty("headers").GetProperty("network").GetString().ShouldBe("testnet");
    }

    [Fact]
    public async Task Stream_that_is_not_there_is_refused() =>
        (await market.NeuraAsync("explain", "inference/none")).ShouldBeRefused("NOT_FOUND");
}
