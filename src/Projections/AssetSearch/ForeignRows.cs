using System.Diagnostics;
using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// Plain tokens among the assets: found by contract, token id and owner, of the kind "foreign". Their name is the token's id and their
/// collection the contract, for NEP-171's events say no more.
/// </summary>
internal static class ForeignRows
{
    public static readonly IReadOnlyCollection<Type> Unused = [typeof(TokenApproved), typeof(TokenApprovalRevoked)];

    /// <summary>A token whose mint is not in the log is known from its first transfer on.</summary>
    public static AssetRow? Apply(AssetRow? row, TokenEvent @event, IEvent at)
    {
        if (row?.Position >= at.Sequence)
            return row;
        var next = (row, @event) switch
        {
            (_, TokenMinted e) => Known(e.Token, e.Owner, at),
            ({ } r, TokenTransferred e) => r with { Owner = e.NewOwner },
            (null, TokenTransferred e) => Known(e.Token, e.NewOwner, at),
            ({ } r, TokenBurnt) => r with { Burnt = true },
            (null, TokenBurnt) => null,
            _ => throw new UnreachableException(@event.GetType().Name),
        };
        return next is null ? null : next with { Position = at.Sequence, StreamVersion = at.Version };
    }

    private static AssetRow Known(AssetId token, Domain.Account owner, IEvent at) => new(
        token.Contract, token.TokenId, CollectionId: "", token.Contract, AssetKind.Foreign, token.TokenId, owner, owner, null, null, null,
        null, null, null, null, null, Tags.None, Royalty.None, AccessLevel.None, AccessLevel.None, null, null, null, null, null, null,
        ParentTokenId: null, ChainOrigin.TimeOf(at), Burnt: false, at.Sequence, at.Sequence, at.Version);
}
