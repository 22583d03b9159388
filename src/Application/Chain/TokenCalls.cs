using System.Text.Json;
using Neura.Near.Blocks;
using NeuraNft.Domain;
using NeuraNft.Domain.Tokens;
using static NeuraNft.Application.Chain.WireJson;

namespace NeuraNft.Application.Chain;

/// <summary>
/// Approvals of contracts that log none (NEP-178 names no event): read from the calls of successful receipts. The owner is the
/// predecessor, for only the owner may approve; a relayer that signed is not.
/// </summary>
internal static class TokenCalls
{
    private const int KeptArguments = 64 * 1024;

    // As deep as the contracts' own reader goes, and of any size that the chain takes: what the contract read is to be read here too.
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 128 };

    private static readonly string[] Members =
        ["token_id", "account_id", "previous_owner_id", "receiver_id", "approved_account_ids"];

    /// <returns>None where the call changes no approval.</returns>
    /// <exception cref="JsonException">The arguments are not what the standard says.</exception>
    public static IReadOnlyList<TokenEvent> Read(MethodCall call, LogOrigin origin)
    {
        if (call.Method is not ("nft_approve" or "nft_revoke" or "nft_revoke_all" or "nft_resolve_transfer"))
            return [];
        using var document = JsonDocument.Parse(call.Arguments, Depth);
        var data = Known(document.RootElement);
        return call.Method switch
        {
            "nft_approve" => Approved(Read<Approve>(data), origin),
            "nft_revoke" => Revoked(Read<Revoke>(data), origin),
            "nft_revoke_all" => Revoked(Read<RevokeAll>(data), origin),
            _ => Restored(Read<ResolveTransfer>(data), origin),
        };
    }

    /// <summary>How a call that cannot be read is kept: its method, a space, its arguments; of long ones their beginning, a hash.</summary>
    public static string Raw(MethodCall call)
    {
        var bytes = call.Arguments.Span;
        var kept = System.Text.Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, KeptArguments)]);
        return call.Method + " " + kept + (bytes.Length <= KeptArguments ? ""
            : $"… ({bytes.Length} bytes, SHA-256 {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))})");
    }

    // The rest is the caller's own affair, and may be nested deeper than a record is read.
    private static JsonElement Known(JsonElement arguments) => arguments.ValueKind != JsonValueKind.Object ? arguments
        : JsonSerializer.SerializeToElement(arguments.EnumerateObject().Where(p => Members.Contains(p.Name))
            .GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value));

    private static Account By(LogOrigin origin) => Account.Parse(origin.Predecessor!);

    private static TokenEvent[] Approved(Approve call, LogOrigin origin) =>
        [new TokenEvent.TokenApproved(Token(origin.Contract, call.TokenId), By(origin), call.AccountId, null)];

    private static TokenEvent[] Revoked(Revoke call, LogOrigin origin) =>
        [new TokenEvent.TokenApprovalRevoked(Token(origin.Contract, call.TokenId), By(origin), call.AccountId)];

    private static TokenEvent[] Revoked(RevokeAll call, LogOrigin origin) =>
        [new TokenEvent.TokenApprovalRevoked(Token(origin.Contract, call.TokenId), By(origin), null)];

    // A transfer call that is rolled back gives the token back with the approvals it had; the contract hands them to itself. Whether it
    // was rolled back, only the reverse transfer in the receipt's logs tells.
    private static TokenEvent[] Restored(ResolveTransfer call, LogOrigin origin)
    {
        var id = Token(origin.Contract, call.TokenId);
        return origin.Predecessor != origin.Contract || call.ApprovedAccountIds is null ? []
            : [
                .. call.ApprovedAccountIds.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new TokenEvent.TokenApproved(
                    id, call.PreviousOwnerId, Account.TryParse(a.Key, out var account) ? account : throw new JsonException("No account."),
                    a.Value)),
            ];
    }

    private sealed record Approve(string TokenId, Account AccountId);

    private sealed record Revoke(string TokenId, Account AccountId);

    private sealed record RevokeAll(string TokenId);

    private sealed record ResolveTransfer(
        string TokenId, Account PreviousOwnerId, Account ReceiverId, IReadOnlyDictionary<string, long>? ApprovedAccountIds = null);
}
