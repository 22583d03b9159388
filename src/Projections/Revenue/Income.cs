using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Market;

namespace NeuraNft.Projections.Revenue;

/// <summary>A lease or a sale as money.</summary>
/// <param name="Owner">Of a sale the seller; null: a lease of an asset whose owner is not in the log.</param>
internal sealed record Income(
    bool IsLease, string Contract, IReadOnlyList<string> TokenIds, Account? Owner, Account Payer, Yocto Price, Yocto Fee, Payouts Payouts,
    BlockTime At)
{
    public IEnumerable<AssetId> Assets => TokenIds.Select(t => new AssetId(Contract, t));

    public Yocto Royalties => Payouts.Amounts.Where(p => !IsOwner(p.Key)).Aggregate(Yocto.Zero, (sum, p) => sum + p.Value);

    /// <summary>Null: the event moves no money.</summary>
    public static Income? Of(object data, Func<AssetId, RoyaltyTermsRow?> terms) => data switch
    {
        AssetEvent.LeaseStarted e => new Income(
            true, e.Asset.Contract, [e.Asset.TokenId], terms(e.Asset)?.Owner, e.Account, e.Price, e.PlatformFee, e.Payouts, e.StartedAt),
        MarketEvent.Sold e => new Income(
            false, e.TokenContract, e.TokenIds.Values, e.Seller, e.Buyer, e.Price, e.Fee, e.Payouts, e.SoldAt),
        _ => null,
    };

    /// <summary>Where nobody knows the owner nobody's part is a royalty.</summary>
    public bool IsOwner(Account account) => Owner is null ? Payouts.Of(account) > Yocto.Zero : account == Owner;

    /// <summary>The part of one of the tokens: even, and the first carries what does not divide, as at the market.</summary>
    public Yocto PartOf(Yocto whole, int index)
    {
        var (share, rest) = UInt128.DivRem(whole.Amount, (UInt128)TokenIds.Count);
        return new Yocto(index == 0 ? share + rest : share);
    }
}
