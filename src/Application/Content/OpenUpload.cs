using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Content;

using Opened = Result<UploadRow, UploadRefusal>;

/// <summary>Begins an upload: of a version of an asset that the account may publish, or a draft of its own.</summary>
public sealed class OpenUpload(
    UploadRows rows, DocumentStore store, ChainClock clock, IOptions<UploadOptions> options, TimeProvider time)
{
    /// <exception cref="ChainBehindException">Whether the account may publish cannot be said now.</exception>
    public async Task<Opened> HandleAsync(
        Account account, AssetId? asset, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        if (length > options.Value.MaxBytes)
            return new Opened.Refused(new UploadRefusal.TooLarge(options.Value.MaxBytes));
        if (asset is not null && !await MayPublishAsync(asset, account, cancellationToken))
            return new Opened.Refused(new UploadRefusal.NotAllowed());
        var now = time.GetUtcNow();
        var row = new UploadRow(
            Guid.CreateVersion7(now), account, asset, length, sha256, UploadState.Open, 0, null, null, null, now + options.Value.Lifetime);
        return await rows.InsertAsync(row, options.Value, now, cancellationToken) is { } refusal
            ? new Opened.Refused(refusal)
            : new Opened.Ok(row);
    }

    private async Task<bool> MayPublishAsync(AssetId asset, Account account, CancellationToken cancellationToken)
    {
        var now = await clock.FreshAsync(asset.Contract, cancellationToken);
        var state = await store.StateAsync(StreamKeys.Asset(asset), Aggregates.Asset, cancellationToken);
        return state.LevelOf(account, now) >= AccessLevel.EditData;
    }
}
