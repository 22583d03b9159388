using Neura.ContentStore;
using Neura.ContentStore.Providers;
using Npgsql;

namespace NeuraNft.Application.Content.Providers;

/// <summary>What is pinned where, with what is needed to check any range of it.</summary>
public sealed class ProviderPins(NpgsqlDataSource db, ContentProviders providers)
{
    internal static NpgsqlBatchCommand Put(
        string provider, ContentIdentity content, Cid providerCid, IReadOnlyList<byte[]> nodes, DateTimeOffset now) => UploadRows.Sql(
        """
        insert into provider_pin (provider, cid, provider_cid, sha256, size, nodes, pinned_at, audited_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)
            on conflict (provider, cid) do update set provider_cid = excluded.provider_cid, nodes = excluded.nodes,
                pinned_at = excluded.pinned_at
        """,
        provider, content.Cid.ToString(), providerCid.ToString(), content.Sha256, content.Size, TreeNodes.Pack(nodes), now);

    internal static NpgsqlBatchCommand Remove(string provider, Cid cid) =>
        UploadRows.Sql("delete from provider_pin where provider = $1 and cid = $2", provider, cid.ToString());

    /// <summary>Opens a content at the first provider, but for one, that has it; null where none is known to.</summary>
    public async Task<VerifiedStream?> OpenAsync(Cid cid, long size, string? except, CancellationToken cancellationToken)
    {
        foreach (var (pin, provider) in await FindAsync(cid, cancellationToken))
            if (provider.Name != except && pin.Content.Size == size)
                return Open(pin, provider);
        return null;
    }

    /// <summary>Whether a provider is known to have it.</summary>
    public async Task<bool> AnyAsync(Cid cid, CancellationToken cancellationToken) => (await FindAsync(cid, cancellationToken)).Count > 0;

    /// <summary>The inner nodes of a pinned content's tree; null where no pin has them.</summary>
    internal async Task<IReadOnlyList<byte[]>?> NodesAsync(Cid cid, CancellationToken cancellationToken) =>
        (await FindAsync(cid, cancellationToken)).Select(f => f.Pin.Nodes)
            .FirstOrDefault(nodes => nodes.Count > 0 || cid.Codec == CidCodec.Raw);

    /// <summary>What a provider calls a content that it has; null where it is not known to have it.</summary>
    public async Task<Cid?> NameAtAsync(string provider, Cid cid, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("select provider_cid from provider_pin where provider = $1 and cid = $2");
        command.Parameters.Add(new() { Value = provider });
        command.Parameters.Add(new() { Value = cid.ToString() });
        return await command.ExecuteScalarAsync(cancellationToken) is string name ? Cid.Parse(name) : null;
    }

    /// <summary>The pin that was audited longest ago; now it is the newest.</summary>
    internal async Task<PinRow?> NextToAuditAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            update provider_pin set audited_at = $2
             where provider = $1 and cid = (
                select cid from provider_pin where provider = $1 order by audited_at, cid limit 1 for update skip locked)
            returning cid, provider_cid, sha256, size, nodes
            """);
        command.Parameters.Add(new() { Value = provider });
        command.Parameters.Add(new() { Value = now });
        await using var r = await command.ExecuteReaderAsync(cancellationToken);
        return await r.ReadAsync(cancellationToken) ? Read(r) : null;
    }

    internal static VerifiedStream Open(PinRow pin, IContentProvider provider) => new(
        pin.Content,
        provider.Blocks(
            new PinnedContent(pin.Content, pin.ProviderCid, "", _ => throw new InvalidOperationException("Only read")), pin.Nodes));

    private async Task<IReadOnlyList<(PinRow Pin, IContentProvider Provider)>> FindAsync(Cid cid, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select cid, provider_cid, sha256, size, nodes, provider from provider_pin where cid = $1 order by provider");
        command.Parameters.Add(new() { Value = cid.ToString() });
        await using var r = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(PinRow, IContentProvider)>();
        while (await r.ReadAsync(cancellationToken))
            if (providers.Named(r.GetString(5)) is { } provider)
                found.Add((Read(r), provider));
        return found;
    }

    private static PinRow Read(NpgsqlDataReader r) => new(
        new ContentIdentity(Cid.Parse(r.GetString(0)), r.GetString(2), r.GetInt64(3)), Cid.Parse(r.GetString(1)),
        TreeNodes.Unpack(r.GetFieldValue<byte[]>(4)));
}

/// <summary>A content that is pinned.</summary>
internal sealed record PinRow(ContentIdentity Content, Cid ProviderCid, IReadOnlyList<byte[]> Nodes);
