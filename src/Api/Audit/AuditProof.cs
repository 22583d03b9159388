using System.Text;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tree;

namespace NeuraNft.Api.Audit;

/// <summary>
/// That an entry is in the log, to be checked without asking anybody (RFC 9162, 2.1.3.2): SHA-256(0x00 ‖ leaf) and the hashes give the
/// checkpoint's root. It holds what the log shows to everybody; what the event says is behind the leaf's commitment.
/// </summary>
/// <param name="LeafIndex">From 0.</param>
/// <param name="Leaf">The leaf's bytes: UTF-8, JSON without white space.</param>
/// <param name="Hashes">From the leaf's sibling up; base64 of 32 bytes each.</param>
/// <param name="TreeSize">Leaves under the root.</param>
/// <param name="Root">SHA-256.</param>
/// <param name="Checkpoint">The signed note that holds size and root (C2SP tlog-checkpoint).</param>
public sealed record AuditProof(
    long LeafIndex, string Leaf, [property: ListSize(AssumedSize = 32)] IReadOnlyList<string> Hashes, long TreeSize, byte[] Root,
    string Checkpoint)
{
    internal static AuditProof Of(
        long position, ReadOnlySpan<byte> entry, IReadOnlyList<TreeHash> hashes, SignedNote note, Checkpoint tree)
    {
        var root = new byte[TreeHash.Size];
        tree.Root.CopyTo(root);
        return new AuditProof(
            position - 1, Encoding.UTF8.GetString(entry), [.. hashes.Select(h => h.ToString())], tree.Size, root, note.ToString());
    }
}
