using Neura.EventStore;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using Npgsql;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Policy: does what a lost right asks for. Jobs are cancelled, sealed content gets another key, that of a burnt asset goes. All that
/// follows from one duty, and the duty's own end, is one transaction: done whole, once, or not yet.
/// </summary>
public sealed class FollowRights(DocumentStore store, RightsDuties duties)
{
    private const int Attempts = 10;

    /// <summary>For the duties of one asset, those that are known now.</summary>
    internal async Task<AssetTimeline> ReadAsync(AssetId asset, CancellationToken cancellationToken) =>
        new(await store.FetchStreamAsync(StreamKeys.Asset(asset), 0, cancellationToken));

    internal async Task HandleAsync(RightsDuty duty, AssetTimeline asset, CancellationToken cancellationToken)
    {
        for (var attempt = 1; !await TryAsync(duty, asset, cancellationToken); attempt++)
        {
            if (attempt == Attempts)
                throw new InvalidOperationException($"What {duty.Asset} asks for changes faster than it is done.");
        }
    }

    /// <returns>False where a stream moved on meanwhile: nothing was done.</returns>
    private async Task<bool> TryAsync(RightsDuty duty, AssetTimeline asset, CancellationToken cancellationToken)
    {
        var lost = LostRights.Of(duty, asset);
        var session = store.LightweightSession(new EventMetadata { UserName = "policy:rights", CausationId = $"{lost.Cause}" });
        session.QueueSqlCommand(RightsDuties.Take(duty));
        await ContentAsync(session, duty.Asset, lost, asset, cancellationToken);
        foreach (var job in (await duties.JobsAsync(duty.Asset, cancellationToken)).Where(lost.Stops))
            await CancelAsync(session, job, lost.Reason, cancellationToken);
        try
        {
            return (await session.SaveChangesAsync(cancellationToken)).Verdict switch
            {
                AppendVerdict.Appended => true,
                AppendVerdict.Conflict => false,
                var other => throw new InvalidOperationException($"The log did not take what a lost right asks for: {other}."),
            };
        }
        catch (PostgresException done) when (done.SqlState == RightsDuties.Done)
        {
            return true;
        }
    }

    private static async Task ContentAsync(
        DocumentSession session, AssetId asset, LostRights lost, AssetTimeline timeline, CancellationToken cancellationToken)
    {
        var stream = await session.Events.FetchForWriting(StreamKeys.Content(asset), Aggregates.Content, cancellationToken);
        // Seen from now: the grants of a transfer lapse by an event of their own right behind it.
        var atOnce = lost.Reason == RightsLossReason.Transferred && timeline.Newest is AssetState.Minted owned
            && owned.Access.IsOwnersAlone(KeyDecider.RequiredFor(KeyPurpose.Download), lost.At);
        ContentCommand? command = lost.IsBurnt ? new ContentCommand.WithdrawContent(asset, lost.Cause)
            : lost.TryKeyLoser(out var account)
                ? new ContentCommand.AskReencryption(asset, lost.Reason, account, atOnce, lost.Cause, lost.At)
            : null;
        // A re-encryption that waited for an access waits no longer.
        if (atOnce)
            session.QueueSqlCommand(ReencryptionQueue.WantAll(asset));
        if (command is null || Decide(stream.Aggregate, command) is not { Count: > 0 } decided)
            return;
        foreach (var one in decided)
            foreach (var row in Rows(one))
                session.QueueSqlCommand(row);
        stream.AppendMany(decided);
    }

    private static IReadOnlyList<ContentEvent> Decide(ContentState state, ContentCommand command) =>
        ((Decision<ContentEvent, ContentRefusal>.Accepted)ContentDecider.Decide(state, command)).Events;

    private static IEnumerable<NpgsqlBatchCommand> Rows(ContentEvent @event) => @event switch
    {
        ContentEvent.ReencryptionDue e =>
            [SealedContents.MarkDue(e.Asset, e.Version, e.Revision), ReencryptionQueue.Add(e.Asset, e.Version, e.Revision, e.AtOnce)],
        ContentEvent.ContentWithdrawn e => [SealedContents.Withdraw(e.Asset, e.Version), ReencryptionQueue.Remove(e.Asset, e.Version)],
        _ => [],
    };

    private static async Task CancelAsync(
        DocumentSession session, OpenJob job, RightsLossReason reason, CancellationToken cancellationToken)
    {
        var stream = await session.Events.FetchForWriting(StreamKeys.Inference(job.Job), Aggregates.Inference, cancellationToken);
        var decided = InferenceDecider.Decide(stream.Aggregate, new InferenceCommand.CancelForLostRight(reason), default);
        var events = ((Decision<InferenceEvent, InferenceRefusal>.Accepted)decided).Events;
        session.Settle(stream.Aggregate, events);
        stream.AppendMany(events);
    }
}
