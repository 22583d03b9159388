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
    private const int MaxArguments = 64 * 1024;
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 16 };

    /// <returns>None where the call changes no approval.</returns>
    /// <exception cref="JsonException">The arguments are not what the standard says.</exception>
    public static IReadOnlyList<TokenEvent> Read(MethodCall call, LogOrigin origin)
    {
        if (call.Method is not ("nft_approve" or "nft_revoke" or "nft_revoke_all" or "nft_resolve_transfer"))
            return [];
        if (call.Arguments.Length > MaxArguments)
            throw new JsonException("The arguments are too large.");
        using var document = JsonDocument.Parse(call.Arguments, Depth);
        var data = document.RootElement;
        return call.Method switch
        {
            "nft_approve" => Approved(Read<Approve>(data), origin),
            "nft_revoke" => Revoked(Read<Revoke>(data), origin),
            "nft_revoke_all" => Revoked(Read<RevokeAll>(data), origin),
            _ => Restored(Read<ResolveTransfer>(data), origin),
        };
    }

    /// <summary>How a call that cannot be read is kept: its method, a space, its arguments.</summary>
    public static string Raw(MethodCall call) => call.Method + " " + System.Text.Encoding.UTF8.GetString(call.Arguments.Span);

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
