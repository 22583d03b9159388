using System.CommandLine;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;

namespace NeuraNft.Auditor;

/// <summary>neura-audit consistency.</summary>
internal static class ConsistencyCommand
{
    public static Command Create(Report report)
    {
        var older = new Argument<FileInfo>("older") { Description = "A checkpoint that was kept." };
        var newer = new Argument<FileInfo>("newer") { Description = "A later one." };
        var folder = new Option<DirectoryInfo>("--tiles") { Description = "The log's folder, or a copy of it.", Required = true };
        var policy = Evidence.Policy();
        return report.Command(
            "consistency",
            "Is the older log the beginning of the newer one: was anything changed or taken away since?",
            async (arguments, ct) =>
            {
                var trusted = await Evidence.PolicyAsync(arguments.GetRequiredValue(policy), ct);
                var notes = new[] { arguments.GetRequiredValue(older), arguments.GetRequiredValue(newer) };
                var trees = new List<Checkpoint>();
                foreach (var file in notes)
                {
                    var verdict = trusted.Check(await Evidence.NoteAsync(file, ct));
                    if (verdict is not PolicyVerdict.Trusted good)
                        return [new Finding(ExitCode.NotTrusted, file.Name, Sentences.Of(verdict))];
                    trees.Add(good.Checkpoint);
                }
                return [await CompareAsync(trees[0], trees[1], new FolderTileStore(arguments.GetRequiredValue(folder).FullName), ct)];
            },
            older, newer, folder, policy);
    }

    private static async Task<Finding> CompareAsync(Checkpoint older, Checkpoint newer, ITileStore tiles, CancellationToken ct)
    {
        var subject = $"{older.Size} of {newer.Size}";
        if (older.Origin != newer.Origin || older.Size > newer.Size)
            return new Finding(ExitCode.Inconsistent, subject, "Two logs, or the newer checkpoint first.");
        try
        {
            var proof = await new TreeReader(tiles, newer.Size).ConsistencyAsync(older.Size, ct);
            return ConsistencyProof.Verify(older.Size, older.Root, newer.Size, newer.Root, proof)
                ? new Finding(ExitCode.Proven, subject, "The older log is the beginning of the newer one.")
                : new Finding(ExitCode.Inconsistent, subject, "The older log is not the newer one's beginning, or the tiles are not its.");
        }
        catch (TileMissingException missing)
        {
            return new Finding(ExitCode.LogDamaged, subject, missing.Message);
        }
    }
}
