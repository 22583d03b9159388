using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;
using Neura.TransparencyLog.Verifying;
using NeuraNft.Application.Audit;
using NeuraNft.Crash.Children;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash.Load;

/// <summary>What has to hold of a log's tiles between two kills and after the last.</summary>
internal static class AuditTrees
{
    /// <summary>The checkpoint is signed, as large as told, every hash under it holds, and each shown before is its beginning.</summary>
    public static async Task ShouldHoldAsync(FolderTileStore tiles, List<Checkpoint> shown, long told)
    {
        if (await CheckpointPublisher.LastAsync(tiles, Ct) is not { } note)
        {
            told.ShouldBe(0);
            return;
        }

        var checkpoint = Signed(note);
        checkpoint.Size.ShouldBeGreaterThanOrEqualTo(told, "what was said to be published is gone");
        (await new LogVerifier(tiles, checkpoint).VerifyAsync(null, Ct)).ShouldBeEmpty();
        var reader = new TreeReader(tiles, checkpoint.Size);
        foreach (var earlier in shown) (await reader.RootAsync(earlier.Size, Ct)).ShouldBe(earlier.Root);
        if (shown.Count == 0 || shown[^1].Size < checkpoint.Size) shown.Add(checkpoint);
    }

    public static Checkpoint Signed(SignedNote note)
    {
        note.IsSignedBy(AuditProgram.Signer().Verifier).ShouldBeTrue();
        Checkpoint.TryParse(note.Text, out var checkpoint).ShouldBeTrue();
        return checkpoint;
    }

    /// <summary>The tree of what the database committed to, made at once: its roots at these sizes.</summary>
    public static async Task<IReadOnlyList<TreeHash>> RootsOfLeavesAsync(NpgsqlDataSource db, long size, IEnumerable<long> at)
    {
        var folder = Directory.CreateTempSubdirectory("neura-audit-whole-");
        try
        {
            var tiles = new FolderTileStore(folder.FullName);
            await new AuditLog(new AuditLeaves(db), tiles, AuditProgram.Signer(), TimeProvider.System).ExtendAsync(size, Ct);
            var (reader, roots) = (new TreeReader(tiles, size), new List<TreeHash>());
            foreach (var one in at) roots.Add(await reader.RootAsync(one, Ct));
            return roots;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
