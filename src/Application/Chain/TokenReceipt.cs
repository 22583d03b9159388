using System.Text.Json;
using Neura.Near.Blocks;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tokens;

namespace NeuraNft.Application.Chain;

/// <summary>Puts the approvals that a receipt's calls made among the events that its logs tell.</summary>
internal static class TokenReceipt
{
    /// <param name="receipt">A successful receipt of a foreign contract.</param>
    /// <param name="origin">Of the receipt.</param>
    /// <param name="logged">Its events; they are added to.</param>
    /// <returns>Calls that could not be read.</returns>
    public static IEnumerable<QuarantinedLog> AddCalls(ExecutedReceipt receipt, LogOrigin origin, List<ChainEvent> logged)
    {
        for (var call = 0; call < receipt.Calls.Count; call++)
        {
            var (log, reason) = (LogOrigin.IndexOfCall(call), default(string));
            try
            {
                Add(TokenCalls.Read(receipt.Calls[call], origin), receipt.Calls[call].Method, origin, log, logged);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                reason = "MALFORMED: " + e.Message.Replace("\0", "", StringComparison.Ordinal);
            }
            if (reason is not null)
                yield return new QuarantinedLog(origin, ContractKind.Nep171, log, TokenCalls.Raw(receipt.Calls[call]), reason);
        }
    }

    private static void Add(
        IReadOnlyList<TokenEvent> events, string method, LogOrigin origin, int log, List<ChainEvent> logged)
    {
        var headers = origin.Headers(log);
        for (var item = 0; item < events.Count; item++)
        {
            if (method == "nft_resolve_transfer" && !logged.Exists(e => IsReturn(e.Event.Data, events[item])))
                continue;
            var added = origin.Place(Of(events[item]), new(origin.Network, origin.ReceiptId, log, 0, item), headers);
            // An owner approves before giving away, and nobody approves what has gone: so before the transfer, in whatever order
            // the actions of the receipt stand. What a roll-back restores comes behind it.
            var gone = method == "nft_resolve_transfer" ? -1
                : logged.FindIndex(e => e.Event.Stream == added.Event.Stream
                    && e.Event.Data is (TokenEvent.TokenTransferred or TokenEvent.TokenBurnt));
            logged.Insert(gone < 0 ? logged.Count : gone, added);
        }
    }

    private static bool IsReturn(object data, TokenEvent restored) => data is TokenEvent.TokenTransferred t
        && restored is TokenEvent.TokenApproved a && t.Token == a.Token && t.NewOwner == a.Owner;

    private static DomainEvent Of(TokenEvent e) => new(StreamKeys.Token(IdOf(e)), e);

    private static AssetId IdOf(TokenEvent e) => e switch
    {
        TokenEvent.TokenApproved approved => approved.Token,
        TokenEvent.TokenApprovalRevoked revoked => revoked.Token,
        _ => throw new System.Diagnostics.UnreachableException(e.GetType().Name),
    };
}
