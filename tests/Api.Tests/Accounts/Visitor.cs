using System.Net;
using Neura.Near;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>Who is logged in, with both tokens.</summary>
internal sealed record Visitor(Door Door, InMemorySigner Signer, KeyPair Key, string AccessToken, string RefreshToken)
{
    private const string Refresh = """
        mutation Refresh($input: RefreshSessionInput!) {
          refreshSession(input: $input) { accessToken refreshToken expiresAt refreshBy account
            errors { __typename ... on Error { message } ... on SessionKeyNotOnAccountError { code } } }
        }
        """;

    private const string LogOut = """
        mutation LogOut($input: LogOutInput!) {
          logOut(input: $input) {
            viewer { sessions { id } } receipt { commandId position replayed } errors { __typename ... on Error { message } }
          }
        }
        """;

    /// <summary>The API with the access token.</summary>
    public Door Api => Door.With(AccessToken);

    public Task<Answer> RefreshAsync(CancellationToken ct) => RefreshAsync(Door, RefreshToken, ct);

    public static Task<Answer> RefreshAsync(Door door, string refreshToken, CancellationToken ct) =>
        door.AskAsync(Refresh, new { input = new { refreshToken } }, ct);

    public async Task<Visitor> RefreshedAsync(CancellationToken ct)
    {
        var answer = await RefreshAsync(ct);
        answer.Refusal.ShouldBeNull();
        return this with
        {
            AccessToken = answer.Field.GetProperty("accessToken").GetString()!,
            RefreshToken = answer.Field.GetProperty("refreshToken").GetString()!,
        };
    }

    public Task<Answer> LogOutAsync(bool everywhere, CancellationToken ct) => LogOutAsync(everywhere, Guid.NewGuid(), ct);

    public Task<Answer> LogOutAsync(bool everywhere, Guid idempotencyKey, CancellationToken ct) =>
        Api.AskAsync(LogOut, new { input = new { idempotencyKey, everywhere } }, ct);

    public Task<Answer> ViewAsync(CancellationToken ct) => Api.AskAsync("{ viewer { account } }", new { }, ct);

    public async Task<bool> IsLoggedInAsync(CancellationToken ct) => (await ViewAsync(ct)).Status == HttpStatusCode.OK;
}
