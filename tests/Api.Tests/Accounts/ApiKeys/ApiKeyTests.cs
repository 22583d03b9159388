using System.Net;
using System.Text.Json;
using static NeuraNft.Domain.Accounts.AccountEvent;

namespace NeuraNft.Api.Tests.Accounts.ApiKeys;

public sealed class ApiKeyTests(SessionMarket market) : IClassFixture<SessionMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Machine_speaks_for_the_account_and_the_log_tells_of_its_key()
    {
        var owner = await market.VisitAsync(Ct);
        var issued = await owner.IssuedAsync(Ct, "READ");
        issued.Key().ShouldMatch("^nnft_[0-9a-f]{104}$");
        var machine = market.Host.Door.With(issued.Key());
        (await machine.ViewAsync(Ct)).Field.GetProperty("account").GetString().ShouldBe(owner.Signer.Account.Value);
        var listed = (await owner.Api.AskAsync("{ viewer { apiKeys { id name scopes lastUsedAt } } }", new { }, Ct)).Field
            .GetProperty("apiKeys").EnumerateArray().Single();
        listed.GetProperty("id").GetString().ShouldBe(issued.Id());
        listed.GetProperty("lastUsedAt").GetDateTimeOffset().TimeOfDay.ShouldBe(TimeSpan.Zero, "the day, no more");
        var told = (await market.LogAsync(owner.Signer, Ct))[^1].ShouldBeOfType<ApiKeyIssued>();
        (told.Key.ToString(), told.Name).ShouldBe((issued.Id(), "nightly"));
    }

    [Fact]
    public async Task Revoked_key_is_refused_at_once_and_the_log_tells_it()
    {
        var owner = await market.VisitAsync(Ct);
        var issued = await owner.IssuedAsync(Ct, "READ");
        (await owner.RevokeAsync(issued.Id(), Ct)).Refusal.ShouldBeNull();
        await RefusedAsync(issued.Key());
        (await Elsewhere(issued.Key()).ViewAsync(Ct)).Status.ShouldBe(HttpStatusCode.Unauthorized, "on every node");
        (await market.LogAsync(owner.Signer, Ct))[^1].ShouldBeOfType<ApiKeyRevoked>();
    }

    [Fact]
    public async Task Socket_of_a_machine_is_closed_when_its_key_is_revoked()
    {
        var owner = await market.VisitAsync(Ct);
        var issued = await owner.IssuedAsync(Ct, "READ");
        using var socket = await Socket.OpenAsync(market.Host.Address, issued.Key(), null, Ct);
        await socket.SubscribeAsync("1", "{ viewer { account } }", new { }, Ct);
        var told = (await socket.ReceiveAsync(Ct)).GetProperty("payload").GetProperty("data").GetProperty("viewer");
        told.GetProperty("account").GetString().ShouldBe(owner.Signer.Account.Value);
        (await socket.ReceiveAsync(Ct)).GetProperty("type").GetString().ShouldBe("complete");
        await owner.RevokeAsync(issued.Id(), Ct);
        (await socket.ReceiveAsync(Ct)).ValueKind.ShouldBe(JsonValueKind.Undefined);
        (socket.CloseCode, socket.CloseReason).ShouldBe((4403, "Session expired"));
    }

    [Fact]
    public async Task Revoking_again_changes_nothing()
    {
        var (owner, key) = (await market.VisitAsync(Ct), Guid.NewGuid());
        var issued = await owner.IssuedAsync(Ct, "READ");
        var first = (await owner.RevokeAsync(issued.Id(), key, Ct)).Field;
        var again = (await owner.RevokeAsync(issued.Id(), key, Ct)).Field;
        again.GetProperty("receipt").GetProperty("replayed").GetBoolean().ShouldBeTrue();
        again.GetProperty("apiKey").ToString().ShouldBe(first.GetProperty("apiKey").ToString());
        (await owner.RevokeAsync(issued.Id(), Ct)).Refusal.ShouldBeNull();
        (await market.LogAsync(owner.Signer, Ct)).Count(e => e is ApiKeyRevoked).ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "29")]
    public async Task Row_29_key_of_another_account_is_not_found()
    {
        var issued = await (await market.VisitAsync(Ct)).IssuedAsync(Ct, "READ");
        (await (await market.VisitAsync(Ct)).RevokeAsync(issued.Id(), Ct)).Refusal.ShouldBe("ApiKeyNotFoundError");
        (await market.Host.Door.With(issued.Key()).ViewAsync(Ct)).ErrorCode.ShouldBeNull();
    }

    [Fact]
    public async Task Expired_key_is_refused()
    {
        var issued = await (await market.VisitAsync(Ct)).IssuedAsync(Ct, "READ");
        market.Time.Ahead += TimeSpan.FromDays(31);
        await RefusedAsync(issued.Key());
    }

    [Fact]
    public async Task Same_command_gives_the_same_key_for_a_day()
    {
        var (owner, key) = (await market.VisitAsync(Ct), Guid.NewGuid());
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => owner.IssueAsync(key, ["READ"], Ct)));
        all.Select(a => a.Field.Key()).Distinct().Count().ShouldBe(1);
        all.Count(a => !a.Field.GetProperty("receipt").GetProperty("replayed").GetBoolean()).ShouldBe(1);
        (await market.LogAsync(owner.Signer, Ct)).Count(e => e is ApiKeyIssued).ShouldBe(1);
        (await owner.IssueAsync(key, ["READ", "INFER"], Ct)).Refusal.ShouldBe("ApiKeyConflictError");

        market.Time.Ahead += TimeSpan.FromHours(24);
        owner = await owner.RefreshedAsync(Ct);
        var late = (await owner.IssueAsync(key, ["READ"], Ct)).Field;
        late.GetProperty("key").ValueKind.ShouldBe(JsonValueKind.Null);
        late.Id().ShouldBe(all[0].Field.Id());
    }

    [Fact]
    [Trait("Abuse", "38")]
    public async Task Row_38_forged_key_is_refused()
    {
        var key = (await (await market.VisitAsync(Ct)).IssuedAsync(Ct, "READ")).Key();
        await RefusedAsync("nnft_");
        await RefusedAsync(key[..^1]);
        await RefusedAsync(key.ToUpperInvariant().Replace("NNFT_", "nnft_", StringComparison.Ordinal));
        await RefusedAsync(Changed(key, 40));
        // One whose checksum is right: another id, another secret.
        var id = Guid.Parse(key.AsSpan(5, 32));
        await RefusedAsync(Application.Accounts.ApiKeys.ApiKeyText.Of(id, new byte[32]));
        await RefusedAsync(Application.Accounts.ApiKeys.ApiKeyText.Of(Guid.NewGuid(), Convert.FromHexString(key.AsSpan(37, 64))));
    }

    [Theory]
    [InlineData("", "READ", 30)]
    [InlineData("  ", "READ", 30)]
    [InlineData("a", null, 30)]
    [InlineData("a", "READ", 0)]
    [InlineData("a", "READ", 367)]
    [InlineData("a\0", "READ", 30)]
    public async Task Key_that_makes_no_sense_is_not_issued(string name, string? scope, int days)
    {
        var input = new { idempotencyKey = Guid.NewGuid(), name, scopes = scope is null ? (string[])[] : [scope], days };
        (await (await market.VisitAsync(Ct)).IssueAsync(input, Ct)).Refusal.ShouldBe("ApiKeyInvalidError");
    }

    [Fact]
    public async Task Database_and_log_hold_no_key()
    {
        var owner = await market.VisitAsync(Ct);
        var secret = (await owner.IssuedAsync(Ct, "READ")).Key()[37..101];
        await using var command = market.Db.CreateCommand(
            """
            select count(*) from api_key k where k::text like '%' || $1 || '%'
            union all select count(*) from mt_events e where e.data::text like '%' || $1 || '%'
            """);
        command.Parameters.Add(new() { Value = secret });
        await using var rows = await command.ExecuteReaderAsync(Ct);
        while (await rows.ReadAsync(Ct))
            rows.GetInt64(0).ShouldBe(0);
    }

    private Door Elsewhere(string key) => market.Deaf.Door.With(key);

    private async Task RefusedAsync(string key)
    {
        var answer = await market.Host.Door.With(key).ViewAsync(Ct);
        (answer.Status, answer.ErrorCode).ShouldBe((HttpStatusCode.Unauthorized, "AUTH_INVALID_TOKEN"));
    }

    private static string Changed(string key, int at) => $"{key[..at]}{(key[at] == '0' ? '1' : '0')}{key[(at + 1)..]}";
}
