using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Npgsql;

namespace NeuraNft.Application.Content;

/// <summary>Ends what expired, and settles files that a crash left behind: complete ones are moved to their name, others removed.</summary>
public sealed class UploadSweep(
    UploadRows rows, UploadSittings sittings, EndUpload end, LocalFolderStore store, Leftovers leftovers, NpgsqlDataSource db,
    IOptions<UploadOptions> options, TimeProvider time, ILogger<UploadSweep> log) : BackgroundService
{
    // A sitting's file is there a moment before its row says so.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var (id, account) in await rows.ExpiredAsync(now, cancellationToken))
            if (await end.HandleAsync(id, account, cancellationToken) is null)
                ContentLog.Expired(log, id);
        await leftovers.RemoveAsync(now - options.Value.KeepUnsealed, cancellationToken);
        if (!Directory.Exists(sittings.Folder))
            return;
        foreach (var file in Directory.EnumerateFiles(sittings.Folder))
            if (Guid.TryParseExact(Path.GetFileName(file), "N", out var sitting))
                await SettleAsync(file, sitting, now, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or UnauthorizedAccessException)
            {
                ContentLog.SweepFailed(log, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SettleAsync(string file, Guid sitting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select u.state, c.cid from upload u left join uploaded_content c on c.upload = u.id where u.sitting = $1");
        command.Parameters.Add(new() { Value = sitting });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var known = await reader.ReadAsync(cancellationToken);
        if (known && reader.GetString(0) == "open")
            return;
        if (known && !reader.IsDBNull(1))
            await AdoptAsync(file, Cid.Parse(reader.GetString(1)), cancellationToken);
        else if (known && reader.GetString(0) == "quarantined")
            store.QuarantineFile(file);
        else if (now - File.GetLastWriteTimeUtc(file) > Grace)
            File.Delete(file);
    }

    private async Task AdoptAsync(string file, Cid expected, CancellationToken cancellationToken)
    {
        using var hasher = new ContentHasher();
        await using (var stream = File.OpenRead(file))
            await hasher.AppendAsync(stream, cancellationToken);
        if (hasher.Finish().Cid == expected)
            store.Adopt(file, expected, hasher.Nodes);
        else
            store.QuarantineFile(file);
    }
}
