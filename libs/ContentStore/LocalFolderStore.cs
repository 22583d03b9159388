namespace Neura.ContentStore;

/// <summary>
/// Contents in a folder, each under its CID. A file appears there complete, flushed and under its own name, or not at all, so that a
/// crash leaves at most a file in <c>temporary</c>. Safe for many callers and many processes.
/// </summary>
/// <param name="folder">Made if it is absent.</param>
/// <param name="maxBytes">Of one content; default 16 GiB.</param>
public sealed partial class LocalFolderStore(string folder, long maxBytes = 16L << 30)
{
    private readonly string _root = Path.GetFullPath(folder);

    /// <summary>Stores the rest of a stream. Storing what is there already replaces it by itself, which mends a damaged copy.</summary>
    public async Task<ContentWrite> PutAsync(Stream content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(MakeFolder("temporary"), Path.GetRandomFileName());
        try
        {
            using var hasher = new ContentHasher();
            if (!await WriteAsync(content, hasher, temporary, cancellationToken))
                return new ContentWrite.TooLarge(maxBytes);
            var identity = hasher.Finish();
            Adopt(temporary, identity.Cid, hasher.Nodes);
            return new ContentWrite.Stored(identity);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads the whole content once to check it, then hands out the same open file from its start.</summary>
    public async Task<ContentRead> OpenReadAsync(Cid cid, CancellationToken cancellationToken)
    {
        if (TryOpen(cid) is not { } file)
            return new ContentRead.NotFound(cid);
        try
        {
            using var hasher = new ContentHasher();
            await hasher.ReadAsync(file, null, long.MaxValue, cancellationToken);
            var identity = hasher.Finish();
            if (identity.Cid != cid)
            {
                await file.DisposeAsync();
                Quarantine(cid);
                return new ContentRead.Altered(cid, identity.Cid);
            }

            file.Position = 0;
            return new ContentRead.Found(file, identity);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a file of this name is there; what is in it is checked when it is read.</summary>
    public bool Contains(Cid cid) => File.Exists(PathOf(cid));

    /// <summary>Removes a content; false where it was not there. Whoever has it open reads on.</summary>
    public bool Delete(Cid cid)
    {
        var path = PathOf(cid);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        File.Delete(NodesPathOf(cid));
        return true;
    }

    private async Task<bool> WriteAsync(Stream content, ContentHasher hasher, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
        if (!await hasher.ReadAsync(content, file, maxBytes, cancellationToken))
            return false;
        file.Flush(flushToDisk: true);
        return true;
    }

    private FileStream? TryOpen(Cid cid)
    {
        try
        {
            return new FileStream(PathOf(cid), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, useAsync: true);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // The path comes from the CID's canonical text alone: 59 letters and digits. Its last characters spread best.
    private string PathOf(Cid cid) => Path.Combine(_root, Shard(cid), cid.ToString());

    private static string Shard(Cid cid) => cid.ToString()[^3..^1];

    private string MakeFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
}
