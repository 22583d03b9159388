using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Abuse;

public sealed class SlowSubscriberTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private const int Pages = 12, PageSize = 250;

    private const string Follow = """
        subscription Follow($id: ID!, $after: Position) { assetActivity(assetId: $id, after: $after) { position summary } }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "30")]
    public async Task Row_30_a_slow_subscriber_is_closed_with_the_position_to_resume_from()
    {
        var memo = new string('m', 10_000);
        var stream = StreamKeys.Asset(Asset);
        var last = await market.OnChainAsync(stream, At(1), Alice, Ct, Minted());
        for (var page = 0; page < Pages; page++)
            last = await market.OnChainAsync(
                stream, At(2), Alice, Ct,
                Enumerable.Range(0, PageSize).Select(_ => new AssetEvent.AssetTransferred(Asset, Alice, Alice, null, memo)));

        var givenUp = new TaskCompletionSource();
        using var errors = Errors("SLOW_SUBSCRIBER", () => givenUp.TrySetResult());
        using var socket = await Socket.OpenAsync(market.Host.Address, market.Token(Bob), $"{last}", Ct);
        await FollowAsync(socket, "0");
        await givenUp.Task.WaitAsync(TimeSpan.FromMinutes(2), Ct);
        var (taken, position) = (new List<long>(), (string?)null);
        for (JsonElement message; (message = await socket.ReceiveAsync(Ct)).ValueKind != JsonValueKind.Undefined;)
            if (message.GetProperty("type").GetString() == "error")
            {
                var extensions = message.GetProperty("payload")[0].GetProperty("extensions");
                extensions.GetProperty("code").GetString().ShouldBe("SLOW_SUBSCRIBER");
                position = extensions.GetProperty("position").GetString();
            }
            else
            {
                taken.Add(Position(message));
            }
        socket.CloseCode.ShouldBe(4413);
        socket.CloseReason.ShouldBe($"Slow subscriber; resume after {position}");
        taken[^1].ShouldBe(long.Parse(position!, CultureInfo.InvariantCulture));
        taken.Count.ShouldBeLessThan((Pages * PageSize) + 1, "or it was never slow");

        using var again = await Socket.OpenAsync(market.Host.Address, market.Token(Bob), null, Ct);
        await FollowAsync(again, position!);
        while (taken[^1] < last)
            taken.Add(Position(await again.ReceiveAsync(Ct)));
        taken.ShouldBe(Enumerable.Range(1, (int)last).Select(p => (long)p));
    }

    private static MeterListener Errors(string code, Action counted)
    {
        var errors = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: GraphQLTelemetry.MeterName, Name: "graphql.errors" })
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        errors.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (tags.ToArray().Any(t => code.Equals(t.Value))) counted();
        });
        errors.Start();
        return errors;
    }

    private static Task FollowAsync(Socket socket, string after) =>
        socket.SubscribeAsync("1", Follow, new { id = new NodeIdSerializer().Format("Asset", Asset.ToString()), after }, Ct);

    private static long Position(JsonElement next) => long.Parse(
        next.GetProperty("payload").GetProperty("data").GetProperty("assetActivity").GetProperty("position").GetString()!,
        CultureInfo.InvariantCulture);
}
