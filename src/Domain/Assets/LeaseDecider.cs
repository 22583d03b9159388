using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Assets.AssetState;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Assets.AssetEvent, NeuraNft.Domain.Assets.AssetRefusal>;

namespace NeuraNft.Domain.Assets;

using Verdict = Decision<AssetEvent, AssetRefusal>;

/// <summary>What is for lease at which price, and who takes it.</summary>
internal static class LeaseDecider
{
    public static Verdict SetTerms(Minted m, SetLeaseTerms c) =>
        c.Level == AccessLevel.None || c.Terms is { MaxPeriods: < 1 } or { Period.Nanoseconds: 0 } ? Refuse(new TermsUnfit())
        : m.Access.IsOverMax(c.Level) && c.Terms is not null ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
        : m.LeaseTerms.GetValueOrDefault(c.Level) == c.Terms ? Accept()
        : Accept(new LeaseTermsSet(m.Asset, c.Level, c.Terms, c.Actor));

    public static Verdict Lease(Minted m, LeaseAccess c, BlockTime now)
    {
        if (c.Actor == m.Owner)
            return Refuse(new OwnerHoldsAll(m.Owner));
        if (!m.LeaseTerms.TryGetValue(c.Level, out var terms))
            return Refuse(new NotForLease(c.Level));
        if (c.Periods < 1 || c.Periods > terms.MaxPeriods)
            return Refuse(new PeriodsUnfit(terms.MaxPeriods));
        var price = terms.PricePerPeriod * c.Periods;
        if (price != c.ExpectedPrice)
            return Refuse(new PriceChanged(c.ExpectedPrice, price));
        if (m.Access.IsOverMax(c.Level))
            return Refuse(new OverMaxLevel(c.Level, m.Access.Max));
        var expiresAt = new BlockTime(checked(Begin(m, c, now).Nanoseconds + (terms.Period.Nanoseconds * (ulong)c.Periods)));
        var right = new AccessSet(m.Asset, c.Actor, c.Level, expiresAt, m.Owner, now, GrantOrigin.Lease);
        var fee = c.Platform.FeeOf(price);
        return ResaleDecider.Loss(m.Access, right, now) is { } loss ? Refuse(loss)
            : Accept(
                new LeaseStarted(
                    m.Asset, c.Actor, c.Level, c.Periods, price, fee, PayoutsOf(m.Owner, m.Royalty, price - fee), now, expiresAt),
                right);
    }

    /// <summary>Each royalty is rounded down, so that what remains of the last yocto is the owner's.</summary>
    public static Payouts PayoutsOf(Account owner, Royalty royalty, Yocto amount)
    {
        var paid = royalty.Shares.Where(s => s.Key != owner).ToDictionary(s => s.Key, s => amount.Share(s.Value));
        paid[owner] = paid.Values.Aggregate(amount, (rest, share) => rest - share);
        return new Payouts(paid.Where(p => p.Value > Yocto.Zero));
    }

    // A lease of the same level that still runs is extended: time that was paid for is not lost.
    private static BlockTime Begin(Minted m, LeaseAccess c, BlockTime now) =>
        m.Access.SlotsOf(c.Actor).Of(GrantOrigin.Lease) is { ExpiresAt: { } end } known && known.Level == c.Level && known.LiveAt(now)
            ? end
            : now;
}
