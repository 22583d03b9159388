using Neura.EventStore;
using NeuraNft.Domain.Assets;
using Npgsql;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.RightsBook;

internal static class RequestRows
{
    public static NpgsqlBatchCommand Of(AssetEvent.AccessRequested e, IEvent at) => Rows.Statement.Of(
        """
        insert into access_request as t (contract, token_id, account, level, message, requested_at, position)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (contract, token_id, account) do update set level = excluded.level, message = excluded.message,
            requested_at = excluded.requested_at, approved = null, answered_by = null, answered_at = null, position = excluded.position
        where t.position < excluded.position
        """,
        Text(e.Asset.Contract), Text(e.Asset.TokenId), Text(e.Account), Level(e.Level), Text(e.Message), Time(e.RequestedAt),
        Long(at.Sequence));

    public static NpgsqlBatchCommand Of(AssetEvent.AccessAnswered e, IEvent at) => Rows.Statement.Of(
        """
        update access_request set approved = $4, answered_by = $5, answered_at = $6, position = $7
        where contract = $1 and token_id = $2 and account = $3 and position < $7
        """,
        Text(e.Asset.Contract), Text(e.Asset.TokenId), Text(e.Account), Flag(e.Approved), Text(e.By), Time(e.AnsweredAt),
        Long(at.Sequence));
}
