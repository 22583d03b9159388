using System.Security.Cryptography;
using Neura.Cryptography.Age;
using NeuraNft.Application.Content;
using NeuraNft.Crash.Children;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>SIGKILL of a process that receives an upload, at any instant of it (abuse 40).</summary>
public sealed class UploadKillTests(ServerFixture server)
{
    [Fact]
    public async Task Row_40_upload_killed_again_and_again_is_whole_in_the_end_and_no_nonce_sealed_two_plaintexts()
    {
        var (dice, times) = (Dice(), Times(12, 100));
        var database = await server.NewDatabaseAsync(Ct);
        await using var db = NpgsqlDataSource.Create(database);
        var folder = Directory.CreateTempSubdirectory("neura-upload-kill-").FullName;
        var work = await OpenAsync(db, folder);
        try
        {
            work.ToEnvironment();
            var seen = new Dictionary<string, byte[]>();
            for (var kill = 0; kill < times; kill++)
            {
                await using var child = await StartAsync(database, until: kill % 4 == 0 ? "" : "received");
                await Task.Delay(dice.Next(0, 400), Ct);
                await child.KillAsync(Ct);
                await LookAsync(Path.Combine(folder, "uploads"), seen);
            }

            var row = (await new UploadRows(db).FindAsync(work.Upload, UploadWork.Account, Ct))!;
            await (await StartAsync(database, until: "complete")).DisposeAsync();
            await ShouldBeWholeAsync(db, work);
            Print($"{times} kills of an upload, {row.Received} bytes safe after the last, {seen.Count} keys; whole in the end");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<UploadWork> OpenAsync(NpgsqlDataSource db, string folder)
    {
        var identity = new char[AgeIdentity.TextLength];
        AgeIdentity.Create().WriteText(identity);
        var now = TimeProvider.System.GetUtcNow();
        var work = new UploadWork(Guid.CreateVersion7(now), folder, new string(identity));
        var row = new UploadRow(
            work.Upload, UploadWork.Account, null, work.Plaintext.Length, SHA256.HashData(work.Plaintext), UploadState.Open, 0, null, null,
            null, now + TimeSpan.FromHours(2));
        (await new UploadRows(db).InsertAsync(row, new UploadOptions(), now, Ct)).ShouldBeNull();
        return work;
    }

    // A payload is known by its nonce of 16 bytes: what was once written under it never becomes anything else.
    private static async Task LookAsync(string uploads, Dictionary<string, byte[]> seen)
    {
        foreach (var file in Directory.Exists(uploads) ? Directory.GetFiles(uploads) : [])
        {
            var bytes = await File.ReadAllBytesAsync(file, Ct);
            if (bytes.Length < AgePayload.NonceSize)
                continue;
            var nonce = Convert.ToHexString(bytes.AsSpan(0, AgePayload.NonceSize));
            var before = seen.GetValueOrDefault(nonce, []);
            var common = Math.Min(before.Length, bytes.Length);
            before.AsSpan(0, common).SequenceEqual(bytes.AsSpan(0, common)).ShouldBeTrue("a nonce sealed two plaintexts");
            seen[nonce] = bytes.Length > before.Length ? bytes : before;
        }
    }

    private static async Task<ChildProcess> StartAsync(string database, string until)
    {
        var said = new TaskCompletionSource();
        var child = ChildProcess.Start(UploadProgram.Name, database, line =>
        {
            if (line == until)
                said.TrySetResult();
        });
        // Nothing to wait for: it is killed before, or while, it takes the upload up.
        if (until.Length > 0)
            await said.Task.WaitAsync(TimeSpan.FromMinutes(2), Ct);
        return child;
    }

    private static async Task ShouldBeWholeAsync(NpgsqlDataSource db, UploadWork work)
    {
        var content = (await new UploadedContents(db).OfUploadAsync(work.Upload, Ct)).ShouldNotBeNull();
        using var custody = work.Custody();
        using var key = custody.Open($"upload/{work.Upload:D}", 0, content.CustodyHeader);
        await using var payload = (await work.Store.OpenVerifiedAsync(content.Cid, Ct)).ShouldNotBeNull();
        await using var reader = await AgePayloadReader.OpenAsync(payload, key, keepsPayloadOpen: true, Ct);
        var plain = new MemoryStream();
        await reader.CopyToAsync(plain, Ct);
        plain.ToArray().AsSpan().SequenceEqual(work.Plaintext).ShouldBeTrue();
    }
}
