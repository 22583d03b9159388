using System.Text.Json;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Positions;

/// <summary>Read-your-writes where there are no headers: for the whole connection, or for one operation.</summary>
public sealed class SocketPositionTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private const string Newest = "{ activity(first: 1) { nodes { position } } }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operation_on_a_socket_knows_of_the_position_in_its_extensions()
    {
        using var socket = await Socket.OpenAsync(market.Host.Address, null, null, Ct);
        for (var i = 0; i < 10; i++)
        {
            var written = await WriteAsync();
            await socket.SubscribeAsync($"{i}", Newest, new { }, Ct, new { minPosition = $"{written}" });
            Position(await socket.ReceiveAsync(Ct)).ShouldBe($"{written}");
            (await socket.ReceiveAsync(Ct)).GetProperty("type").GetString().ShouldBe("complete");
        }
    }

    [Fact]
    public async Task Connection_knows_of_the_position_that_it_was_opened_with()
    {
        var written = await WriteAsync();
        using var socket = await Socket.OpenAsync(market.Host.Address, null, $"{written}", Ct);
        await socket.SubscribeAsync("1", Newest, new { }, Ct);
        Position(await socket.ReceiveAsync(Ct)).ShouldBe($"{written}");
    }

    [Fact]
    public async Task Position_that_is_none_ends_the_operation_and_not_the_connection()
    {
        using var socket = await Socket.OpenAsync(market.Host.Address, null, null, Ct);
        foreach (var position in new object[] { "tomorrow", 7 })
        {
            await socket.SubscribeAsync("1", Newest, new { }, Ct, new { minPosition = position });
            var refused = await socket.ReceiveAsync(Ct);
            refused.GetProperty("type").GetString().ShouldBe("error");
            refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("INVALID_POSITION");
        }
        await socket.SubscribeAsync("1", Newest, new { }, Ct);
        (await socket.ReceiveAsync(Ct)).GetProperty("type").GetString().ShouldBe("next");
    }

    private Task<long> WriteAsync() => market.OnChainAsync(
        StreamKeys.Collection(Collection), At(1), Alice, Ct, new CollectionEvent.MinterSet(Collection, Dave, Allowed: true));

    private static string? Position(JsonElement next) => next.GetProperty("payload").GetProperty("data").GetProperty("activity")
        .GetProperty("nodes")[0].GetProperty("position").GetString();
}
