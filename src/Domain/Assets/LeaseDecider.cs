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
        m.Access.IsOverMax(c.Level) && c.Terms is not null ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
        : m.LeaseTerms.GetValueOrDefault(c.Level) == c.Terms ? Accept()
        : Accept(new LeaseTermsSet(m.Asset, c.Level, c.Terms, c.Actor));

    public static Verdict Lease(Minted m, LeaseAccess c, BlockTime now)
    {
        if (c.Actor == m.Owner)
            return Refuse(new OwnerHoldsAll(m.Owner));
        if (!m.LeaseTerms.TryGetValue(c.Level, out var terms))
            return Refuse(new NotForLease(c.Level));
        if (m.Access.IsOverMax(c.Level))
            return Refuse(new OverMaxLevel(c.Level, m.Access.Max));
        if (Span(m, c, terms, now) is not (var begin, var end))
            return Refuse(new LeaseTooLong(terms.MaxPeriods));
        var price = terms.PricePerPeriod * c.Periods;
        if (price != c.ExpectedPrice || end < c.LeastExpiresAt)
            return Refuse(new PriceChanged(c.ExpectedPrice, price));
        var right = new AccessSet(m.Asset, c.Actor, c.Level, end, c.Actor, now, GrantOrigin.Lease);
        var fee = c.Platform.FeeOf(price);
        return ResaleDecider.Loss(m.Access, right, now) is { } loss ? Refuse(loss)
            : Accept(
                new LeaseStarted(
                    m.Asset, c.Actor, c.Level, c.Periods, price, fee, PayoutsOf(m.Owner, m.Royalty, price, fee), begin, end),
                right);
    }

    /// <summary>Royalties are of the whole price, rounded down; what fee and royalties leave is the owner's.</summary>
    private static Payouts PayoutsOf(Account owner, Royalty royalty, Yocto price, Yocto fee)
    {
        var shares = royalty.Shares.ToDictionary(s => s.Key, s => price.Share(s.Value));
        var rest = shares.Values.Aggregate(price - fee, (left, share) => left - share);
        shares[owner] = shares.GetValueOrDefault(owner) + rest;
        return new Payouts(shares.Where(s => s.Value > Yocto.Zero));
    }

    // A lease of the level that still runs is extended: time that was paid for is not lost. But nobody holds more than is for lease.
    private static (BlockTime Begin, BlockTime End)? Span(Minted m, LeaseAccess c, LeaseTerms terms, BlockTime now)
    {
        if (c.Periods < 1 || c.Periods > terms.MaxPeriods)
            return null;
        var running = m.Access.SlotsOf(c.Actor).Of(GrantOrigin.Lease);
        var begin = running is { ExpiresAt: { } until } && running.Level == c.Level && running.LiveAt(now) ? until : now;
        return After(begin, terms, c.Periods) is { } end && After(now, terms, terms.MaxPeriods) is { } latest && end <= latest
            ? (begin, end)
            : null;
    }

    private static BlockTime? After(BlockTime begin, LeaseTerms terms, int periods)
    {
        var end = begin.Nanoseconds + ((UInt128)terms.Period.Nanoseconds * (uint)periods);
        return end <= ulong.MaxValue ? new BlockTime((ulong)end) : null;
    }
}
