using Neura.EventStore;
using NeuraNft.Domain.Assets;
using Npgsql;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.RightsBook;

internal static class LeaseRows
{
    public static NpgsqlBatchCommand Of(AssetEvent.LeaseTermsSet e, IEvent at) => Rows.Statement.Of(
        """
        insert into lease_terms as t (contract, token_id, level, price, period, max_periods, set_by, position)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (contract, token_id, level) do update set price = excluded.price, period = excluded.period,
            max_periods = excluded.max_periods, set_by = excluded.set_by, position = excluded.position
        where t.position < excluded.position
        """,
        Text(e.Asset.Contract), Text(e.Asset.TokenId), Level(e.Level), Amount(e.Terms?.PricePerPeriod), Span(e.Terms?.Period),
        Int(e.Terms?.MaxPeriods), Text(e.By), Long(at.Sequence));

    /// <summary>Terms are the owner's who set them.</summary>
    public static NpgsqlBatchCommand Ended(AssetId asset, IEvent at) => Rows.Statement.Of(
        """
        update lease_terms set price = null, period = null, max_periods = null, position = $3
        where contract = $1 and token_id = $2 and price is not null and position < $3
        """,
        Text(asset.Contract), Text(asset.TokenId), Long(at.Sequence));

    public static NpgsqlBatchCommand Of(AssetEvent.LeaseStarted e, IEvent at) => Rows.Statement.Of(
        """
        insert into lease (position, contract, token_id, account, level, periods, price, platform_fee, payouts, started_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict do nothing
        """,
        Long(at.Sequence), Text(e.Asset.Contract), Text(e.Asset.TokenId), Text(e.Account), Level(e.Level), Int(e.Periods),
        Amount(e.Price), Amount(e.PlatformFee), Json(e.Payouts), Time(e.StartedAt), Time(e.ExpiresAt));
}
