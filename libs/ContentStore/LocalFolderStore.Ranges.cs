using System.Buffers.Binary;

namespace Neura.ContentStore;

/// <summary>Ranges, each block checked by itself. The tree's inner nodes lie beside the content; lost ones are made again.</summary>
public sealed partial class LocalFolderStore
{
    /// <summary>The content, seekable, checked block by block while it is read; null where it is not there.</summary>
    public async Task<VerifiedStream?> OpenVerifiedAsync(Cid cid, CancellationToken cancellationToken)
    {
        if (TryOpen(cid) is not { } file)
            return null;
        try
        {
            var nodes = await NodesAsync(cid, file, cancellationToken);
            return new VerifiedStream(new ContentIdentity(cid, "", file.Length), new FileBlocks(file, nodes));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The inner nodes of a content's tree; empty where it is one leaf. Null where the content is not there.</summary>
    public async Task<IReadOnlyList<byte[]>?> NodesAsync(Cid cid, CancellationToken cancellationToken)
    {
        await using var file = TryOpen(cid);
        return file is null ? null : [.. (await NodesAsync(cid, file, cancellationToken)).Values];
    }

    internal FileBlocks? BlocksOf(Cid cid, IReadOnlyList<byte[]> nodes) =>
        TryOpen(cid) is { } file ? new FileBlocks(file, FileBlocks.Index(nodes)) : null;

    /// <summary>
    /// Takes over a complete and flushed file on the same disk, as what its hasher called it. It is there under its name, or where it was.
    /// </summary>
    public void Adopt(string path, Cid cid, IReadOnlyList<byte[]> nodes)
    {
        MakeFolder(Shard(cid));
        WriteNodes(cid, nodes);
        File.Move(path, PathOf(cid), overwrite: true);
        DirectoryFlush.Flush(Path.Combine(_root, Shard(cid)));
    }

    /// <summary>Puts a damaged content away, so that the next answer is not found.</summary>
    public void Quarantine(Cid cid)
    {
        var path = Path.Combine(MakeFolder("quarantine"), $"{cid}.{Path.GetRandomFileName()}");
        File.Move(PathOf(cid), path);
        // It lies there from now on, however old it is.
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    /// <summary>Puts a file away that never became a content.</summary>
    public void QuarantineFile(string path) => File.Move(path, Path.Combine(MakeFolder("quarantine"), Path.GetFileName(path)));

    /// <summary>Removes what was put away and not written since.</summary>
    public void EmptyQuarantine(DateTimeOffset writtenBefore)
    {
        foreach (var file in Directory.EnumerateFiles(MakeFolder("quarantine")))
            if (File.GetLastWriteTimeUtc(file) < writtenBefore)
                File.Delete(file);
    }

    private async Task<Dictionary<Cid, byte[]>> NodesAsync(Cid cid, FileStream file, CancellationToken cancellationToken)
    {
        if (cid.Codec == CidCodec.Raw)
            return [];
        var path = NodesPathOf(cid);
        var found = File.Exists(path) ? FileBlocks.Index(await File.ReadAllBytesAsync(path, cancellationToken)) : [];
        if (found.ContainsKey(cid))
            return found;
        using var hasher = new ContentHasher();
        await hasher.ReadAsync(file, null, long.MaxValue, cancellationToken);
        var actual = hasher.Finish().Cid;
        if (actual != cid)
            throw new ContentAlteredException(cid, new BlockPlace(cid, 0, file.Length));
        WriteNodes(cid, hasher.Nodes);
        return FileBlocks.Index(hasher.Nodes);
    }

    private void WriteNodes(Cid cid, IReadOnlyList<byte[]> nodes)
    {
        if (nodes.Count == 0)
            return;
        var temporary = Path.Combine(MakeFolder("temporary"), Path.GetRandomFileName());
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            Span<byte> length = stackalloc byte[4];
            foreach (var node in nodes)
            {
                BinaryPrimitives.WriteInt32LittleEndian(length, node.Length);
                file.Write(length);
                file.Write(node);
            }
        }

        File.Move(temporary, NodesPathOf(cid), overwrite: true);
    }

    private string NodesPathOf(Cid cid) => PathOf(cid) + ".nodes";
}
