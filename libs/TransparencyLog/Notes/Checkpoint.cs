using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Notes;

/// <summary>A log's statement of its tree (C2SP tlog-checkpoint): the text of a note.</summary>
/// <param name="Origin">Names the log; the name of its key too.</param>
/// <param name="Extensions">Lines after the root, not empty; most logs have none.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root, IReadOnlyList<string> Extensions)
{
    public Checkpoint(string origin, long size, TreeHash root) : this(origin, size, root, []) { }

    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1] != "" || lines[..^1].Any(l => l == "")) return false;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return false;
        if (!TreeHash.TryParse(lines[2], out var root)) return false;
        var read = new Checkpoint(lines[0], size, root, lines[3..^1]);
        checkpoint = read.ToString() == text && (size > 0 || root == TreeHash.OfNothing) ? read : null;
        return checkpoint is not null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n{string.Concat(Extensions.Select(e => $"{e}\n"))}");
}
