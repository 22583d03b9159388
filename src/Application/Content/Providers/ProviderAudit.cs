using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Neura.ContentStore;
using Neura.ContentStore.Providers;
using Npgsql;

namespace NeuraNft.Application.Content.Providers;

/// <summary>
/// Reads what is pinned at random places and checks it against its CID; what vanished or was altered is pinned again from another copy.
/// So is what the local folder lost.
/// </summary>
public sealed class ProviderAudit(
    NpgsqlDataSource db, LocalFolderStore store, ProviderPins pins, ProviderIntents intents, ProviderMetrics metrics, TimeProvider time,
    ILogger<ProviderAudit> log)
{
    /// <summary>One content of a provider.</summary>
    internal async Task HandleAsync(IContentProvider provider, CancellationToken cancellationToken)
    {
        if (await pins.NextToAuditAsync(provider.Name, time.GetUtcNow(), cancellationToken) is not { } pin)
            return;
        var at = PlaceIn(pin.Content.Size);
        try
        {
            await using var stream = ProviderPins.Open(pin, provider);
            await CheckAsync(stream, at, cancellationToken);
            metrics.Audited(provider.Name, good: true);
        }
        catch (Exception e) when (e is ContentAlteredException or ProviderException { Fault: ProviderFault.NotFound })
        {
            metrics.Audited(provider.Name, good: false);
            ContentLog.PinLost(log, pin.Content.Cid, provider.Name, e.Message);
            if (e is not ContentAlteredException)
                await RepairAsync(pin, provider, altered: false, cancellationToken);
            else if (await MayReplaceAsync(pin, provider, at, cancellationToken))
                await RepairAsync(pin, provider, altered: true, cancellationToken);
        }
        catch (ProviderException e)
        {
            // Down is not lost: the next audit asks again.
            ContentLog.AuditFailed(log, provider.Name, e.Message);
        }
    }

    /// <summary>One content of the folder here, brought back from a provider where it is gone or damaged.</summary>
    internal async Task CheckHereAsync(CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("select cid, size from kept_content order by random() limit 1");
        await using var r = await command.ExecuteReaderAsync(cancellationToken);
        if (!await r.ReadAsync(cancellationToken))
            return;
        var (cid, size) = (Cid.Parse(r.GetString(0)), r.GetInt64(1));
        try
        {
            await using var here = await store.OpenVerifiedAsync(cid, cancellationToken);
            if (here is { } found && found.Length == size)
            {
                await CheckAsync(found, PlaceIn(size), cancellationToken);
                return;
            }
        }
        catch (ContentAlteredException e)
        {
            ContentLog.PinLost(log, cid, "here", e.Message);
            store.Quarantine(cid);
        }

        metrics.Audited("here", good: false);
        await using var copy = await pins.OpenAsync(cid, size, except: null, cancellationToken);
        var back = copy is null ? null : await store.PutAsync(copy, cancellationToken) as ContentWrite.Stored;
        if (back?.Content.Cid != cid)
            ContentLog.NoSecondCopy(log, cid);
    }

    // One wrong answer may be anybody's on the way, and what is there may be the only copy.
    private async Task<bool> MayReplaceAsync(PinRow pin, IContentProvider provider, long at, CancellationToken cancellationToken)
    {
        var (cid, size) = (pin.Content.Cid, pin.Content.Size);
        if (await IsGoodAsync(() => Task.FromResult<VerifiedStream?>(ProviderPins.Open(pin, provider)), size, at, cancellationToken))
            return false;
        if (await IsGoodAsync(() => store.OpenVerifiedAsync(cid, cancellationToken), size, at, cancellationToken)
            || await IsGoodAsync(() => pins.OpenAsync(cid, size, provider.Name, cancellationToken), size, at, cancellationToken))
            return true;
        ContentLog.OnlyCopyAltered(log, cid, provider.Name);
        return false;
    }

    private static async Task<bool> IsGoodAsync(
        Func<Task<VerifiedStream?>> open, long size, long at, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await open();
            if (stream is null || stream.Length != size)
                return false;
            await CheckAsync(stream, at, cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // An altered content would be found again by its CID: it goes first.
    private async Task RepairAsync(PinRow pin, IContentProvider provider, bool altered, CancellationToken cancellationToken)
    {
        var (cid, cause) = (pin.Content.Cid.ToString(), -time.GetUtcNow().ToUnixTimeMilliseconds());
        if (altered)
            await intents.AddAsync(ProviderIntents.Add(provider.Name, ProviderAct.Unpin, cid, "", 0, "", cause), cancellationToken);
        await intents.AddAsync(
            UploadRows.Sql(
                """
                insert into provider_intent (provider, act, cid, sha256, size, owner, cause)
                select $1, 'pin', cid, sha256, size, owner, $3 from kept_content k
                 where cid = $2 and not exists (
                    select from provider_intent i where i.provider = $1 and i.cid = $2 and i.act = 'pin')
                """,
                provider.Name, cid, cause),
            cancellationToken);
    }

    private static long PlaceIn(long size) =>
        (long)(RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue * Math.Max(0, size - 1));

    private static async Task CheckAsync(VerifiedStream stream, long at, CancellationToken cancellationToken)
    {
        if (stream.Length == 0)
            return;
        stream.Position = at;
        await stream.ReadExactlyAsync(new byte[1], cancellationToken);
    }
}
