using Neura.Cryptography;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;

namespace NeuraNft.Crash.Children;

/// <summary>Commits, integrates and publishes a log in small steps until all is published, or this is killed; a line a step.</summary>
internal static class AuditProgram
{
    public const string Name = "audit";
    public const string Variable = "NEURANFT_CRASH_AUDIT";
    public const string Origin = "neura.example/killed";
    private const int LargestStep = 300;

    public static NoteSigner Signer() => new(
        Origin, NoteKeyType.Ed25519, Key.Import(SignatureAlgorithm.Ed25519, new byte[32], KeyBlobFormat.RawPrivateKey));

    public static async Task<int> RunAsync()
    {
        await using var db = ChildProcess.DataSource();
        var tiles = new FolderTileStore(Environment.GetEnvironmentVariable(Variable)!);
        var log = new AuditLog(new AuditLeaves(db), tiles, Signer(), TimeProvider.System);
        await using var command = db.CreateCommand("SELECT position FROM es_head");
        var head = (long)(await command.ExecuteScalarAsync())!;
        var size = (await Neura.TransparencyLog.Integrating.TreeSize.ReadAsync(tiles, CancellationToken.None)).Size;
        do
        {
            size = Math.Min(head, size + Random.Shared.Next(1, LargestStep));
            await log.ExtendAsync(size, CancellationToken.None);
            Console.WriteLine(size);
        }
        while (size < head);
        await ChildProcess.ParentGoneAsync();
        return 0;
    }
}
