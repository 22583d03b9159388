using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Neura.TransparencyLog.Notes;

/// <summary>A text, ending in a newline, with the signatures under it (C2SP signed-note). Reading one trusts nothing yet.</summary>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>Bytes of a note at most.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>Signatures of a note at most.</summary>
    public const int MaxSignatures = 100;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        if (bytes.Length > MaxBytes) return false;
        try
        {
            return TryParse(Utf8.GetString(bytes), out note);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    public static bool TryParse(string written, [NotNullWhen(true)] out SignedNote? note)
    {
        note = null;
        var split = written.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || written[^1] != '\n' || written.Length > MaxBytes || written.Any(c => c < ' ' && c != '\n')) return false;
        var lines = written[(split + 2)..].Split('\n')[..^1];
        if (lines.Length is 0 or > MaxSignatures) return false;
        var signatures = new List<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (!NoteSignature.TryParse(line, out var signature)) return false;
            signatures.Add(signature);
        }
        note = new SignedNote(written[..(split + 1)], signatures);
        return true;
    }

    /// <summary>
    /// Whether the key signed the text: false without a signature of its name and id, and false where any such is wrong.
    /// </summary>
    public bool IsSignedBy(NoteVerifier verifier)
    {
        var own = Signatures.Where(s => s.KeyId == verifier.Id && s.Name == verifier.Name).ToList();
        return own.Count > 0 && own.All(s => verifier.Verify(Text, s.Bytes));
    }

    public SignedNote With(NoteSignature signature) => this with { Signatures = [.. Signatures, signature] };

    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => $"{s}\n"))}";
}
