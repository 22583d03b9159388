using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Witnessing;

/// <summary>The body of <c>add-checkpoint</c> (C2SP tlog-witness): a checkpoint, and that an older tree is its beginning.</summary>
public sealed record WitnessRequest(long OldSize, IReadOnlyList<TreeHash> Proof, SignedNote Checkpoint)
{
    public static bool TryParse(string body, [NotNullWhen(true)] out WitnessRequest? request)
    {
        request = null;
        var end = body.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !SignedNote.TryParse(body[(end + 2)..], out var note)) return false;
        var lines = body[..end].Split('\n');
        if (lines.Length > InclusionProof.MaxHashes + 1 || !lines[0].StartsWith("old ", StringComparison.Ordinal)) return false;
        if (!long.TryParse(lines[0][4..], NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return false;
        var proof = new List<TreeHash>(lines.Length - 1);
        foreach (var line in lines[1..])
        {
            if (!TreeHash.TryParse(line, out var hash)) return false;
            proof.Add(hash);
        }
        var read = new WitnessRequest(size, proof, note);
        request = read.ToString() == body ? read : null;
        return request is not null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"old {OldSize}\n{string.Concat(Proof.Select(h => $"{h}\n"))}\n{Checkpoint}");
}
