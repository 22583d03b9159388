using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.RightsBook;

internal static class ApprovalRows
{
    public static NpgsqlBatchCommand Stands(AssetId token, Account owner, Account account, long? approvalId, IEvent at) =>
        Rows.Statement.Of(
        """
        insert into approval as t (contract, token_id, account, owner, approval_id, ended, position)
        values ($1, $2, $3, $4, $5, false, $6)
        on conflict (contract, token_id, account) do update set owner = excluded.owner, approval_id = excluded.approval_id,
            ended = false, position = excluded.position
        where t.position < excluded.position
        """,
        Text(token.Contract), Text(token.TokenId), Text(account), Text(owner), Long(approvalId), Long(at.Sequence));

    /// <summary>Of one account, or (null) of all.</summary>
    public static NpgsqlBatchCommand Ends(AssetId token, Account? account, IEvent at) => Rows.Statement.Of(
        """
        update approval set ended = true, position = $4
        where contract = $1 and token_id = $2 and ($3 is null or account = $3) and not ended and position < $4
        """,
        Text(token.Contract), Text(token.TokenId), Text(account), Long(at.Sequence));
}
