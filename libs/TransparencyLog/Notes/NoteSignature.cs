using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Neura.TransparencyLog.Notes;

/// <summary>One signature line of a note: who says it is theirs, and the bytes after the key id.</summary>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes)
{
    private const string Start = "— ";

    /// <summary>Reads a line without its end; false for any other than the one way to write it.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(Start, StringComparison.Ordinal)) return false;
        var parts = line[Start.Length..].Split(' ');
        if (parts.Length != 2 || !NoteVerifier.IsName(parts[0])) return false;
        var bytes = new byte[(parts[1].Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(parts[1], bytes, out var length) || length <= sizeof(uint)) return false;
        var read = new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..length]);
        signature = read.ToString() == line ? read : null;
        return signature is not null;
    }

    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.CopyTo(bytes, sizeof(uint));
        return $"{Start}{Name} {Convert.ToBase64String(bytes)}";
    }
}
