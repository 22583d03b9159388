using System.CommandLine;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;
using NeuraNft.Auditor.Logs;

namespace NeuraNft.Auditor;

/// <summary>neura-audit export-case: the operator's half; what it writes is checked without us.</summary>
internal static class ExportCaseCommand
{
    public static Command Create(Report report)
    {
        var positions = new Argument<long[]>("positions")
        {
            Description = "Of the events in the log.",
            Arity = new ArgumentArity(1, 10_000),
        };
        var tiles = new Option<DirectoryInfo>("--tiles") { Description = "The log's folder.", Required = true };
        var into = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };
        var connection = LogOption.Create();
        return report.Command(
            "export-case",
            "Writes events, their salts and proofs into a file that anyone can check with verify. It discloses what the events say.",
            async (arguments, ct) =>
            {
                await using var log = LogOption.Open(arguments, connection);
                var store = new FolderTileStore(arguments.GetRequiredValue(tiles).FullName);
                var proofs = new AuditProofs(new AuditLeaves(log.Database), store);
                var items = new List<AuditCase.Item>();
                foreach (var position in arguments.GetRequiredValue(positions))
                {
                    var (audited, proof) = await proofs.ProveAsync(position, ct)
                        ?? throw new MalformedException($"Position {position} is not in the published log.");
                    items.Add(AuditCase.Item.Of(audited, proof));
                }
                var file = arguments.GetRequiredValue(into);
                await File.WriteAllTextAsync(file.FullName, new AuditCase(AuditCase.FormatName, items).ToString(), ct);
                return [new Finding(ExitCode.Proven, file.Name, $"{items.Count} events.")];
            },
            positions, tiles, into, connection);
    }
}
