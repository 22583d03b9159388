using System.CommandLine;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Verifying;

namespace NeuraNft.Auditor;

/// <summary>neura-audit verify-log.</summary>
internal static class VerifyLogCommand
{
    public static Command Create(Report report)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The log's folder, or a copy of it." };
        var policy = Evidence.Policy();
        return report.Command(
            "verify-log",
            "Computes the whole log anew from its entries and compares every hash, up to the signed checkpoint.",
            async (arguments, ct) =>
            {
                var trusted = await Evidence.PolicyAsync(arguments.GetRequiredValue(policy), ct);
                var place = arguments.GetRequiredValue(folder);
                var note = new FileInfo(Path.Combine(place.FullName, CheckpointPublisher.FileName));
                var verdict = trusted.Check(await Evidence.NoteAsync(note, ct));
                if (verdict is not PolicyVerdict.Trusted good) return [new Finding(ExitCode.NotTrusted, note.Name, Sentences.Of(verdict))];
                var faults = await new LogVerifier(new FolderTileStore(place.FullName), good.Checkpoint).VerifyAsync(null, ct);
                return faults.Count == 0
                    ? [new Finding(ExitCode.Proven, good.Checkpoint.Origin, $"{good.Checkpoint.Size} events, every hash as it must be.")]
                    : [.. faults.Select(f => new Finding(ExitCode.LogDamaged, good.Checkpoint.Origin, Sentences.Of(f)))];
            },
            folder, policy);
    }
}
