using System.Diagnostics;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tokens;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.Rows;

/// <summary>Which token an event is about.</summary>
internal static class TokenEvents
{
    public static AssetId IdOf(TokenEvent @event) => @event switch
    {
        TokenMinted e => e.Token,
        TokenTransferred e => e.Token,
        TokenBurnt e => e.Token,
        TokenApproved e => e.Token,
        TokenApprovalRevoked e => e.Token,
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
