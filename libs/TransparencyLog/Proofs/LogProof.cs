using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Proofs;

/// <summary>That an entry is in a log, to be checked offline (C2SP tlog-proof; files end in .tlog-proof).</summary>
/// <param name="Extra">What the proof does not vouch for; null without.</param>
public sealed record LogProof(long Index, IReadOnlyList<TreeHash> Hashes, SignedNote Checkpoint, byte[]? Extra)
{
    /// <summary>Characters of a proof at most.</summary>
    public const int MaxLength = 2_000_000;

    private const string Header = "c2sp.org/tlog-proof@v1";

    public static bool TryParse(string written, [NotNullWhen(true)] out LogProof? proof)
    {
        proof = null;
        var end = written.IndexOf("\n\n", StringComparison.Ordinal);
        if (written.Length > MaxLength || end < 0 || !SignedNote.TryParse(written[(end + 2)..], out var note)) return false;
        var lines = new Queue<string>(written[..end].Split('\n'));
        if (lines.Dequeue() != Header) return false;
        byte[]? extra = null;
        if (lines.TryPeek(out var line) && line.StartsWith("extra ", StringComparison.Ordinal)
            && !TryExtra(lines.Dequeue()[6..], out extra)) return false;
        if (!lines.TryDequeue(out line) || !line.StartsWith("index ", StringComparison.Ordinal)) return false;
        if (!long.TryParse(line[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;
        var hashes = new List<TreeHash>();
        foreach (var text in lines)
        {
            if (hashes.Count == InclusionProof.MaxHashes || !TreeHash.TryParse(text, out var hash)) return false;
            hashes.Add(hash);
        }
        var read = new LogProof(index, hashes, note, extra);
        proof = read.ToString() == written ? read : null;
        return proof is not null;
    }

    /// <summary>Does it prove the entry to who trusts by this policy?</summary>
    public ProofVerdict Verify(ReadOnlySpan<byte> entry, LogPolicy policy)
    {
        if (policy.Check(Checkpoint) is var verdict && verdict is not PolicyVerdict.Trusted) return new ProofVerdict.NotTrusted(verdict);
        var tree = ((PolicyVerdict.Trusted)verdict).Checkpoint;
        return InclusionProof.Verify(TreeHash.OfLeaf(entry), Index, tree.Size, Hashes, tree.Root)
            ? new ProofVerdict.Proven(tree)
            : new ProofVerdict.NotIncluded(tree);
    }

    public override string ToString()
    {
        var extra = Extra is null ? "" : $"extra {Convert.ToBase64String(Extra)}\n";
        var hashes = string.Concat(Hashes.Select(h => $"{h}\n"));
        return string.Create(CultureInfo.InvariantCulture, $"{Header}\n{extra}index {Index}\n{hashes}\n{Checkpoint}");
    }

    private static bool TryExtra(string text, out byte[]? extra)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        extra = Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
        return extra is not null;
    }
}
