using System.Text.Json;

namespace NeuraNft.Api.Tests.Accounts.ApiKeys;

/// <summary>Issues and revokes keys, and calls as the machine that has one.</summary>
internal static class Machine
{
    private const string Issue = """
        mutation Issue($input: IssueApiKeyInput!) {
          issueApiKey(input: $input) {
            key apiKey { id name scopes expiresAt lastUsedAt } receipt { commandId position replayed }
            errors { __typename ... on Error { message } }
          }
        }
        """;

    private const string Revoke = """
        mutation Revoke($input: RevokeApiKeyInput!) {
          revokeApiKey(input: $input) { apiKey { revokedAt } receipt { replayed } errors { __typename ... on Error { message } } }
        }
        """;

    public static Task<Answer> IssueAsync(this Visitor owner, Guid idempotencyKey, string[] scopes, CancellationToken ct) =>
        owner.IssueAsync(new { idempotencyKey, name = "nightly", scopes, days = 30 }, ct);

    public static Task<Answer> IssueAsync(this Visitor owner, object input, CancellationToken ct) =>
        owner.Api.AskAsync(Issue, new { input }, ct);

    public static async Task<JsonElement> IssuedAsync(this Visitor owner, CancellationToken ct, params string[] scopes)
    {
        var answer = await owner.IssueAsync(Guid.NewGuid(), scopes, ct);
        answer.Refusal.ShouldBeNull();
        return answer.Field;
    }

    public static string Key(this JsonElement issued) => issued.GetProperty("key").GetString()!;

    public static string Id(this JsonElement issued) => issued.GetProperty("apiKey").GetProperty("id").GetString()!;

    public static Task<Answer> RevokeAsync(this Visitor owner, string id, CancellationToken ct) =>
        owner.RevokeAsync(id, Guid.NewGuid(), ct);

    public static Task<Answer> RevokeAsync(this Visitor owner, string id, Guid idempotencyKey, CancellationToken ct) =>
        owner.Api.AskAsync(Revoke, new { input = new { idempotencyKey, id } }, ct);

    public static Task<Answer> ViewAsync(this Door machine, CancellationToken ct) =>
        machine.AskAsync("{ viewer { account } }", new { }, ct);
}
