using System.Net.WebSockets;
using System.Text.Json;
using NeuraNft.Domain.Accounts;
using static NeuraNft.Domain.Accounts.AccountEvent;

namespace NeuraNft.Api.Tests.Accounts.Sessions;

public sealed class LogOutTests(SessionMarket market) : IClassFixture<SessionMarket>
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_out_ends_this_session_alone()
    {
        var one = await market.VisitAsync(Ct);
        var other = await market.LogInAsync(one.Signer, one.Key, Ct);
        var answer = await one.LogOutAsync(everywhere: false, Ct);
        answer.Refusal.ShouldBeNull();
        answer.Field.GetProperty("viewer").GetProperty("sessions").GetArrayLength().ShouldBe(1);
        (await one.ViewAsync(Ct)).ErrorCode.ShouldBe("AUTH_INVALID_TOKEN");
        (await one.RefreshAsync(Ct)).Refusal.ShouldBe("SessionEndedError");
        (await other.IsLoggedInAsync(Ct)).ShouldBeTrue();
        (await market.LogAsync(one.Signer, Ct))[^1].ShouldBeOfType<SessionClosed>().Reason.ShouldBe(SessionEnd.LoggedOut);
    }

    [Fact]
    public async Task Log_out_everywhere_ends_all_sessions_on_every_node()
    {
        var one = await market.VisitAsync(Ct);
        var other = await market.LogInAsync(one.Signer, one.Key, Ct);
        var elsewhere = other with { Door = market.Deaf.Door };
        (await elsewhere.IsLoggedInAsync(Ct)).ShouldBeTrue("nodes share the keys of tokens");
        (await one.LogOutAsync(everywhere: true, Ct)).Refusal.ShouldBeNull();
        (await other.IsLoggedInAsync(Ct)).ShouldBeFalse();
        (await other.RefreshAsync(Ct)).Refusal.ShouldBe("SessionEndedError");
        for (var end = TimeProvider.System.GetUtcNow() + Soon; await elsewhere.IsLoggedInAsync(Ct); await Task.Delay(50, Ct))
            TimeProvider.System.GetUtcNow().ShouldBeLessThan(end);
    }

    [Fact]
    public async Task Log_out_sent_again_leaves_alone_what_was_opened_since()
    {
        var (one, key) = (await market.VisitAsync(Ct), Guid.NewGuid());
        var other = await market.LogInAsync(one.Signer, one.Key, Ct);
        IsReplayed(await other.LogOutAsync(everywhere: true, key, Ct)).ShouldBeFalse();
        var later = await market.LogInAsync(one.Signer, one.Key, Ct);
        IsReplayed(await later.LogOutAsync(everywhere: true, key, Ct)).ShouldBeTrue();
        (await later.IsLoggedInAsync(Ct)).ShouldBeTrue();
        (await later.LogOutAsync(everywhere: false, key, Ct)).Refusal.ShouldBe("LogOutConflictError");
    }

    [Fact]
    public async Task One_session_closes_another_of_its_account_and_none_of_others()
    {
        const string Close = """
            mutation Close($key: UUID!, $id: UUID!) {
              closeSession(input: { idempotencyKey: $key, id: $id }) { viewer { sessions { id isThisOne } } errors { __typename } }
            }
            """;
        var one = await market.VisitAsync(Ct);
        var other = await market.LogInAsync(one.Signer, one.Key, Ct);
        var stranger = await market.VisitAsync(Ct);
        var id = (await one.Api.AskAsync("{ viewer { sessions { id isThisOne } } }", new { }, Ct)).Field.GetProperty("sessions")
            .EnumerateArray().Single(s => !s.GetProperty("isThisOne").GetBoolean()).GetProperty("id").GetGuid();
        (await stranger.Api.AskAsync(Close, new { key = Guid.NewGuid(), id }, Ct)).Refusal.ShouldBeNull();
        (await other.IsLoggedInAsync(Ct)).ShouldBeTrue();
        var answer = await one.Api.AskAsync(Close, new { key = Guid.NewGuid(), id }, Ct);
        answer.Refusal.ShouldBeNull();
        answer.Field.GetProperty("viewer").GetProperty("sessions").GetArrayLength().ShouldBe(1);
        (await other.IsLoggedInAsync(Ct)).ShouldBeFalse();
        (await one.IsLoggedInAsync(Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Sessions_show_to_their_account()
    {
        var one = await market.VisitAsync(Ct);
        var other = await market.LogInAsync(one.Signer, one.Key, Ct);
        const string Own = "{ viewer { sessions { id publicKey openedAt expiresAt isThisOne } } }";
        var sessions = (await other.Api.AskAsync(Own, new { }, Ct)).Field.GetProperty("sessions").EnumerateArray().ToList();
        sessions.Count.ShouldBe(2);
        sessions.ShouldAllBe(s => s.GetProperty("publicKey").GetString() == one.Key.PublicKey.ToString());
        sessions.Count(s => s.GetProperty("isThisOne").GetBoolean()).ShouldBe(1);
    }

    [Fact]
    public async Task Socket_of_a_session_that_is_closed_is_closed_with_4403()
    {
        var visitor = await market.VisitAsync(Ct);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(market.Host.Address) { Scheme = "ws", Path = "/graphql" }.Uri, Ct);
        var init = new { type = "connection_init", payload = new { Authorization = $"Bearer {visitor.AccessToken}" } };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(init), WebSocketMessageType.Text, endOfMessage: true, Ct);
        var buffer = new byte[1_024];
        (await socket.ReceiveAsync(buffer, Ct)).MessageType.ShouldBe(WebSocketMessageType.Text);
        await visitor.LogOutAsync(everywhere: false, Ct);
        using var soon = new CancellationTokenSource(Soon);
        (await socket.ReceiveAsync(buffer, soon.Token)).MessageType.ShouldBe(WebSocketMessageType.Close);
        ((int?)socket.CloseStatus).ShouldBe(4403);
    }

    [Fact]
    public async Task Anonymous_caller_cannot_log_out() =>
        (await market.Host.Door.AskAsync(
            "mutation($key: UUID!) { logOut(input: { idempotencyKey: $key }) { errors { __typename } } }",
            new { key = Guid.NewGuid() }, Ct)).ErrorCode.ShouldBe("AUTH_NOT_AUTHENTICATED");

    private static bool IsReplayed(Answer answer) => answer.Field.GetProperty("receipt").GetProperty("replayed").GetBoolean();
}
