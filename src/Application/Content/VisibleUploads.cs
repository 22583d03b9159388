using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Content;

/// <summary>Uploads that an account may look at: its own, and those for an asset that it owns, for only the owner seals them.</summary>
public sealed class VisibleUploads(UploadRows rows, DocumentStore store)
{
    public async Task<UploadRow?> FindAsync(Guid id, Account account, CancellationToken cancellationToken) =>
        await rows.FindAsync(id, cancellationToken) is { } row
        && (row.Account == account || (row.Asset is { } asset && await OwnsAsync(asset, account, cancellationToken)))
            ? row
            : null;

    private async Task<bool> OwnsAsync(AssetId asset, Account account, CancellationToken cancellationToken) =>
        await store.StateAsync(StreamKeys.Asset(asset), Aggregates.Asset, cancellationToken) is AssetState.Minted minted
        && minted.Owner == account;
}
