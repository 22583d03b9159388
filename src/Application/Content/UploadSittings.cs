using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Neura.Cryptography.Age;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Models;

namespace NeuraNft.Application.Content;

/// <summary>The sittings of this process. Files: uploads/(sitting) in the content folder, on the disk where contents end up.</summary>
public sealed class UploadSittings : IAsyncDisposable
{
    private const int MostIdle = 256;

    private readonly ConcurrentDictionary<Guid, UploadSitting> _sittings = new();
    private readonly ConcurrentDictionary<Guid, byte> _busy = new();
    private readonly UploadRows _rows;
    private readonly KeyCustody _custody;
    private readonly TimeProvider _time;

    public UploadSittings(UploadRows rows, KeyCustody custody, IOptions<ContentOptions> content, TimeProvider time)
    {
        (_rows, _custody, _time) = (rows, custody, time);
        Folder = Path.Combine(Path.GetFullPath(content.Value.Folder), "uploads");
    }

    public string Folder { get; }

    /// <summary>For one request at a time; false where another has the upload.</summary>
    internal bool TryEnter(Guid upload) => _busy.TryAdd(upload, 0);

    internal void Leave(Guid upload) => _busy.TryRemove(upload, out _);

    /// <summary>Whether this process may go on where it stands.</summary>
    internal bool Has(UploadRow row) =>
        _sittings.TryGetValue(row.Id, out var known) && known.Id == row.Sitting && known.Received == row.Received;

    /// <summary>
    /// The sitting that stands where the row says. Where this process has none, a new one is begun: what was received is decrypted once,
    /// encrypted under a fresh key and hashed on the way, so that nothing of the old key is ever used again.
    /// </summary>
    internal async Task<UploadSitting> TakeUpAsync(UploadRow row, CancellationToken cancellationToken)
    {
        if (Has(row))
            return _sittings[row.Id];
        await DropAsync(row.Id);
        await MakeRoomAsync();
        Directory.CreateDirectory(Folder);
        var key = AgeFileKey.Create();
        var header = _custody.Seal(BindingOf(row.Id), 0, key);
        var id = Guid.CreateVersion7(_time.GetUtcNow());
        var sitting = await UploadSitting.BeginAsync(id, key, header, PathOf(id), cancellationToken);
        try
        {
            await RefillAsync(sitting, row, cancellationToken);
            sitting.Flush();
            if (!await _rows.SitDownAsync(row, id, header, sitting.SealTail(), cancellationToken))
                throw new IOException("Another process took the upload up in the same moment.");
        }
        catch
        {
            await sitting.DisposeAsync();
            File.Delete(sitting.Path);
            throw;
        }

        if (row.Sitting is { } former)
            File.Delete(PathOf(former));
        return _sittings[row.Id] = sitting;
    }

    /// <summary>Ends a sitting; its file stays for whoever takes the upload up.</summary>
    internal async Task DropAsync(Guid upload)
    {
        if (_sittings.TryRemove(upload, out var sitting))
            await sitting.DisposeAsync();
    }

    /// <summary>What custody binds a header to before the content is a version's.</summary>
    internal static string BindingOf(Guid upload) => $"upload/{upload:D}";

    internal string PathOf(Guid sitting) => Path.Combine(Folder, sitting.ToString("N"));

    public async ValueTask DisposeAsync()
    {
        foreach (var upload in _sittings.Keys)
            await DropAsync(upload);
    }

    private async Task RefillAsync(UploadSitting sitting, UploadRow row, CancellationToken cancellationToken)
    {
        if (row.Received == 0)
            return;
        // The caller's copy of the key dies with this method; the old file is deleted once the new one is on record.
        using var key = _custody.Open(BindingOf(row.Id), 0, row.CustodyHeader);
        await using var file = File.OpenRead(PathOf(row.Sitting!.Value));
        await using var payload = await AgePayloadReader.OpenAsync(file, key, keepsPayloadOpen: true, cancellationToken);
        var buffer = new byte[AgePayload.ChunkSize];
        for (var left = row.Received - UploadTail.LengthOf(row.Tail); left > 0;)
        {
            var count = (int)Math.Min(left, buffer.Length);
            await payload.ReadExactlyAsync(buffer.AsMemory(0, count), cancellationToken);
            await sitting.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            left -= count;
        }

        if (row.Tail is null)
            return;
        using var tail = new UploadTail(key, row.Sitting.Value);
        await sitting.WriteAsync(tail.Open(row.Tail), cancellationToken);
    }

    // What is idle can be taken up again; its bytes are safe.
    private async Task MakeRoomAsync()
    {
        foreach (var idle in _sittings.Keys.Where(id => !_busy.ContainsKey(id)).Take(Math.Max(0, _sittings.Count - MostIdle + 1)))
            if (TryEnter(idle))
            {
                await DropAsync(idle);
                Leave(idle);
            }
    }
}
