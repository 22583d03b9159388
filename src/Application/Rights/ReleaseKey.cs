using Neura.Cryptography.Age;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using Npgsql;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Mints a header for who may have it now, and says so in the log. Decided on the asset's own stream at the chain's time; the stream, the
/// revision and the job are held at what was decided on until key_released is committed, and only then the header leaves.
/// </summary>
public sealed class ReleaseKey(
    DocumentStore store, ChainClock clock, SealedContents contents, RightsDuties duties, ReencryptionQueue reencryptions,
    KeyRefusals refusals, KeyCustody custody, KeyMetrics metrics, TimeProvider time)
{
    /// <summary>How long links to the payload live.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromSeconds(60);

    private const int Attempts = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly AssetPasts _pasts = new(store);

    /// <param name="Account">Proven at login.</param>
    /// <param name="Asset">The asset.</param>
    /// <param name="Version">Null: the newest on chain.</param>
    /// <param name="Recipient">That the account has registered.</param>
    public sealed record Download(Account Account, AssetId Asset, int? Version, AgeRecipient Recipient);

    /// <param name="Job">That the worker has started.</param>
    /// <param name="Worker">Its id.</param>
    /// <param name="Attempt">That it started the job in.</param>
    /// <param name="Recipient">That the worker has registered.</param>
    public sealed record Inference(Guid Job, string Worker, int Attempt, AgeRecipient Recipient);

    /// <exception cref="ChainBehindException">Who has which right cannot be said now.</exception>
    public Task<Result<ReleasedKey, KeyRefusal>> HandleAsync(Download command, CancellationToken cancellationToken) =>
        DecideAsync(new KeyAsk(command.Asset, command.Version, command.Account, command.Recipient, Job: null), cancellationToken);

    /// <exception cref="ChainBehindException">Who has which right cannot be said now.</exception>
    public async Task<Result<ReleasedKey, KeyRefusal>> HandleAsync(Inference command, CancellationToken cancellationToken)
    {
        var job = await store.LightweightSession(EventMetadata.None).Events
            .FetchForWriting(StreamKeys.Inference(command.Job), Aggregates.Inference, cancellationToken);
        var registered = await store.StateAsync(StreamKeys.Worker(command.Worker), Aggregates.WorkerRecipient, cancellationToken);
        return job.Aggregate is InferenceState.Running running
            && (running.Worker, running.Attempt) == (command.Worker, command.Attempt) && registered == command.Recipient.ToString()
            ? await DecideAsync(
                new KeyAsk(
                    running.Request.Asset, running.Request.Model.Version, running.Request.Requester, command.Recipient,
                    new JobLease(command.Job, command.Worker, command.Attempt, job.CurrentVersion)),
                cancellationToken)
            : new Result<ReleasedKey, KeyRefusal>.Refused(new KeyRefusal.NotTheWorkers(command.Job));
    }

    /// <summary>
    /// Whether the account has no right to download, which is recorded: to be asked where it has no recipient either, for an attempt
    /// without a key is an attempt.
    /// </summary>
    /// <exception cref="ChainBehindException">Who has which right cannot be said now.</exception>
    public async Task<KeyRefusal.AccessDenied?> DenialAsync(
        Account account, AssetId asset, int? version, CancellationToken cancellationToken)
    {
        var now = await clock.FreshAsync(asset.Contract, cancellationToken);
        var past = await _pasts.ReadAsync(asset, cancellationToken);
        if (KeyDecider.Decide(past.State, null, null, account, KeyPurpose.Download, now) is not KeyRefusal.AccessDenied denied)
            return null;
        var ask = new KeyAsk(asset, version, account, Recipient: null, Job: null);
        await RefuseAsync(ask, version, denied, Explain(ask, past, now), cancellationToken);
        return denied;
    }

    private async Task<Result<ReleasedKey, KeyRefusal>> DecideAsync(KeyAsk ask, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            // The clock first: a state read later is at least as new as the time it is judged by.
            var now = await clock.FreshAsync(ask.Asset.Contract, cancellationToken);
            var past = await _pasts.ReadAsync(ask.Asset, cancellationToken);
            // Before the content is read: what was lost so far must have had its effect on it.
            var areSettled = await duties.AreSettledAsync(ask.Asset, past.Position, now, cancellationToken);
            var content = await store.StateAsync(StreamKeys.Content(ask.Asset), Aggregates.Content, cancellationToken);
            var version = ask.Version ?? (past.State as AssetState.Minted)?.Version?.Number;
            var published = version is { } number ? past.CidOf(number) : null;
            var decision = Explain(ask, past, now);
            var refusal = KeyDecider.Decide(past.State, content.Of(version ?? 0), published, ask.Account, ask.Purpose, now);
            if (refusal is not null && (areSettled || refusal is KeyRefusal.AccessDenied))
                return await RefuseAsync(ask, version, refusal, decision, cancellationToken);
            if (areSettled && await contents.FindAsync(ask.Asset, version!.Value, cancellationToken) is { } current
                && (current.State, current.Revision) == (SealedContentState.Current, content.Of(version.Value)!.Revision)
                && await ReleaseAsync(ask, current.CheckedBy(content.Of(version.Value)!), decision, cancellationToken) is { } released)
                return new Result<ReleasedKey, KeyRefusal>.Ok(released);
            await Task.Delay(Pause, time, cancellationToken);
        }

        throw new ChainBehindException($"What rights in {ask.Asset} were lost has not been followed yet.");
    }

    private async Task<Result<ReleasedKey, KeyRefusal>> RefuseAsync(
        KeyAsk ask, int? version, KeyRefusal refusal, KeyDecision decision, CancellationToken cancellationToken)
    {
        metrics.Refused(ask.Purpose, refusal);
        if (refusal is KeyRefusal.BeingReencrypted due)
            await reencryptions.WantAsync(ask.Asset, due.Version, cancellationToken);
        if (refusal is KeyRefusal.AccessDenied denied)
            await refusals.RecordAsync(ask, version, denied, decision);
        return new Result<ReleasedKey, KeyRefusal>.Refused(refusal);
    }

    /// <returns>Null where something moved on meanwhile, and nothing was released.</returns>
    private async Task<ReleasedKey?> ReleaseAsync(
        KeyAsk ask, SealedContent content, KeyDecision decision, CancellationToken cancellationToken)
    {
        var header = custody.MintHeader(
            StreamKeys.Asset(ask.Asset), content.Version, content.CustodyHeader, ask.Recipient!);
        var expiresAt = time.GetUtcNow() + LinkLifetime;
        var session = store.LightweightSession(new EventMetadata
        {
            UserName = ask.Job is { } lease ? "worker:" + lease.Worker : ask.Account.Value,
            CorrelationId = ask.Job?.Job.ToString(),
        });
        session.QueueSqlCommand(RightsSql.Hold(Held(ask, decision)));
        session.QueueSqlCommand(SealedContents.Hold(content));
        session.Events.Append(StreamKeys.Keys(ask.Asset), ExpectedVersion.Any, [new KeyEvent.KeyReleased(
            ask.Asset, content.Version, content.Revision, ask.Account, ask.Purpose, ask.Recipient!.ToString(), decision, ask.Job?.Worker,
            ask.Job?.Job, ask.Job?.Attempt, expiresAt)]);
        try
        {
            var saved = await session.SaveChangesAsync(cancellationToken);
            if (saved.Verdict != AppendVerdict.Appended)
                throw new InvalidOperationException($"The log did not take a release: {saved.Verdict}.");
            metrics.Released(ask.Purpose);
            return new ReleasedKey(
                content.Version, content.Revision, content.Payload, content.Commitment, content.Salt, content.PlaintextSha256,
                content.PlaintextSize, header, expiresAt, saved.Position);
        }
        catch (PostgresException moved) when (moved.SqlState == RightsSql.MovedOn)
        {
            return null;
        }
    }

    private static IReadOnlyCollection<(string Key, long Version)> Held(KeyAsk ask, KeyDecision decision)
    {
        var asset = (StreamKeys.Asset(ask.Asset), decision.StreamVersion);
        return ask.Job is { } lease ? [asset, (StreamKeys.Inference(lease.Job), lease.StreamVersion)] : [asset];
    }

    internal static KeyDecision Explain(KeyAsk ask, AssetPast past, BlockTime now)
    {
        var access = past.State.Explain(ask.Account, now);
        return new KeyDecision(
            KeyDecider.RequiredFor(ask.Purpose), access.Level, access.Source.ToString().ToLowerInvariant(),
            past.GivenBy(ask.Account, access.Source), past.Epoch, now, past.Version);
    }
}
