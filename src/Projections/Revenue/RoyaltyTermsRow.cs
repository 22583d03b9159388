using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Projections.Revenue;

/// <summary>Who is to be paid of an asset.</summary>
internal sealed record RoyaltyTermsRow(string Contract, string TokenId, Account Owner, Royalty Royalty, long Position)
{
    internal static readonly Table<RoyaltyTermsRow> Table = new("royalty_terms", "contract", "token_id");

    public AssetId Asset => new(Contract, TokenId);

    /// <summary>An asset whose mint is not in the log (ingestion began later) has none.</summary>
    public static RoyaltyTermsRow? Apply(RoyaltyTermsRow? row, object data, long position) => (row, data) switch
    {
        (_, _) when row?.Position >= position => row,
        (null, AssetMinted e) => new RoyaltyTermsRow(e.Asset.Contract, e.Asset.TokenId, e.Owner, e.Royalty, position),
        ({ } r, AssetTransferred e) => r with { Owner = e.NewOwner, Position = position },
        ({ } r, RoyaltySet e) => r with { Royalty = e.Royalty, Position = position },
        _ => row,
    };
}
