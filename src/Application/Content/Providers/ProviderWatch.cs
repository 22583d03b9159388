using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using Npgsql;

namespace NeuraNft.Application.Content.Providers;

/// <summary>
/// Notes what the log asks of providers, in one transaction with its checkpoint: each intent is there exactly once, whatever dies. It is
/// done by <see cref="ProviderService"/>, for as long as that takes.
/// </summary>
public sealed class ProviderWatch(ContentProviders providers) : IProjection
{
    public string Name => "provider_watch";

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in page.SelectMany(Commands))
            batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    private IEnumerable<NpgsqlBatchCommand> Commands(IEvent at) => at.Data switch
    {
        ContentEvent.AssetSealed e => Keep(e.Asset, e.Version, e.Payload, e.By, at.Sequence),
        ContentEvent.ReencryptionDone e => Replace(e, at.Sequence),
        ContentEvent.ContentWithdrawn e => Drop(e.Cid, at.Sequence),
        AssetEvent.AssetTransferred e => Move(e.Asset, e.NewOwner, at.Sequence),
        AssetEvent.AccessSet { Level: >= AccessLevel.ViewAndDownload } e => Ensure(e.Asset, at.Sequence),
        _ => [],
    };

    private IEnumerable<NpgsqlBatchCommand> Keep(AssetId asset, int version, SealedPayload payload, Account owner, long cause)
    {
        // Sealed again with another content before it was published: that one goes.
        foreach (var provider in providers.All)
            yield return UploadRows.Sql(
                """
                insert into provider_intent (provider, act, cid, cause)
                select $1, 'unpin', cid, $5 from kept_content where contract = $2 and token_id = $3 and version = $4 and cid <> $6
                on conflict (provider, cid, act, cause) do nothing
                """,
                provider.Name, asset.Contract, asset.TokenId, version, cause, payload.Cid);
        yield return UploadRows.Sql(
            "delete from kept_content where contract = $1 and token_id = $2 and version = $3 and cid <> $4",
            asset.Contract, asset.TokenId, version, payload.Cid);
        yield return Kept(asset, version, payload, owner.Value);
        foreach (var provider in providers.All)
            yield return ProviderIntents.Add(
                provider.Name, ProviderAct.Pin, payload.Cid, payload.Sha256, payload.Size, owner.Value, cause);
    }

    private IEnumerable<NpgsqlBatchCommand> Replace(ContentEvent.ReencryptionDone e, long cause)
    {
        yield return UploadRows.Sql(
            """
            insert into kept_content (cid, contract, token_id, version, sha256, size, owner)
            select $2, contract, token_id, version, $3, $4, owner from kept_content where cid = $1 on conflict (cid) do nothing
            """,
            e.OldCid, e.Payload.Cid, e.Payload.Sha256, e.Payload.Size);
        foreach (var provider in providers.All)
            yield return UploadRows.Sql(
                """
                insert into provider_intent (provider, act, cid, sha256, size, owner, cause)
                select $1, 'pin', cid, sha256, size, owner, $3 from kept_content where cid = $2
                on conflict (provider, cid, act, cause) do nothing
                """,
                provider.Name, e.Payload.Cid, cause);
        foreach (var command in Drop(e.OldCid, cause))
            yield return command;
    }

    private IEnumerable<NpgsqlBatchCommand> Drop(string cid, long cause)
    {
        yield return UploadRows.Sql("delete from kept_content where cid = $1", cid);
        // What could open it goes for good here too.
        yield return UploadRows.Sql("update uploaded_content set custody_header = '' where cid = $1", cid);
        // What nobody wants any more is not sent or moved first; it may be nowhere to be read by then.
        yield return UploadRows.Sql(
            "delete from provider_intent where cid = $1 and act <> 'unpin' and (leased_until is null or leased_until < now())", cid);
        foreach (var provider in providers.All)
            yield return ProviderIntents.Add(provider.Name, ProviderAct.Unpin, cid, "", 0, "", cause);
    }

    private IEnumerable<NpgsqlBatchCommand> Move(AssetId asset, Account owner, long cause)
    {
        yield return UploadRows.Sql(
            "update kept_content set owner = $3 where contract = $1 and token_id = $2", asset.Contract, asset.TokenId, owner.Value);
        foreach (var provider in providers.All)
            yield return UploadRows.Sql(
                """
                insert into provider_intent (provider, act, cid, sha256, size, owner, cause)
                select $1, 'move', cid, sha256, size, owner, $4 from kept_content where contract = $2 and token_id = $3
                on conflict (provider, cid, act, cause) do nothing
                """,
                provider.Name, asset.Contract, asset.TokenId, cause);
    }

    // Somebody may read it from now on: it has to be there. Where it is, pinning finds it and sends nothing.
    private IEnumerable<NpgsqlBatchCommand> Ensure(AssetId asset, long cause) => providers.All.Select(provider => UploadRows.Sql(
        """
        insert into provider_intent (provider, act, cid, sha256, size, owner, cause)
        select $1, 'pin', cid, sha256, size, owner, $4 from kept_content where contract = $2 and token_id = $3
        on conflict (provider, cid, act, cause) do nothing
        """,
        provider.Name, asset.Contract, asset.TokenId, cause));

    private static NpgsqlBatchCommand Kept(AssetId asset, int version, SealedPayload payload, string owner) => UploadRows.Sql(
        """
        insert into kept_content (cid, contract, token_id, version, sha256, size, owner) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (cid) do nothing
        """,
        payload.Cid, asset.Contract, asset.TokenId, version, payload.Sha256, payload.Size, owner);
}
