using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using Npgsql;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Notes what lost rights may ask for, in one transaction with its checkpoint: so each duty is there exactly once, whatever dies. What it
/// comes to is found out, and done, by <see cref="FollowRights"/>.
/// </summary>
public sealed class RightsWatch : IProjection
{
    internal const string Checkpoint = "rights_watch";

    public string Name => Checkpoint;

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in page.SelectMany(Commands))
            batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<NpgsqlBatchCommand> Commands(IEvent at) => at.Data switch
    {
        InferenceRequested e => [RightsSql.Command(
            """
            insert into open_job (job, contract, token_id, requester, requested_at, position) values ($1, $2, $3, $4, $5, $6)
                on conflict (job) do nothing
            """,
            e.Job, e.Asset.Contract, e.Asset.TokenId, e.Requester.Value, (decimal)e.RequestedAt.Nanoseconds, at.Sequence)],
        InferenceCompleted e => [Ended(e.Job)],
        InferenceFailed e => [Ended(e.Job)],
        InferenceCancelled e => [Ended(e.Job)],
        AccessSet { ExpiresAt: { } end } e => [Duty(e.Asset, at), RightsSql.Command(
            """
            insert into right_end (contract, token_id, account, ends_at, position) values ($1, $2, $3, $4, $5)
                on conflict (contract, token_id, account, ends_at) do update set position = excluded.position
            """,
            e.Asset.Contract, e.Asset.TokenId, e.Account.Value, (decimal)end.Nanoseconds, at.Sequence)],
        // Enough for every key, without an end: it lowers nothing that anybody had.
        AccessSet e when e.Level >= KeyDecider.RequiredFor(KeyPurpose.Download) => [],
        AccessSet e => [Duty(e.Asset, at)],
        AccessRevoked e => [Duty(e.Asset, at)],
        DefaultLevelSet e => [Duty(e.Asset, at)],
        MaxLevelSet e => [Duty(e.Asset, at)],
        AssetTransferred e => [Duty(e.Asset, at)],
        AccessEpochBumped e => [Duty(e.Asset, at)],
        AssetBurnt e => [Duty(e.Asset, at)],
        _ => [],
    };

    // Where there is neither content nor a job, nothing can follow; what is sealed or asked for later is judged by the rights of then.
    private static NpgsqlBatchCommand Duty(AssetId asset, IEvent at) => RightsSql.Command(
        """
        insert into rights_duty (position, contract, token_id) select $1, $2, $3
        where exists (select from sealed_content where contract = $2 and token_id = $3)
           or exists (select from open_job where contract = $2 and token_id = $3)
        """,
        at.Sequence, asset.Contract, asset.TokenId);

    private static NpgsqlBatchCommand Ended(Guid job) => RightsSql.Command("delete from open_job where job = $1", job);
}
