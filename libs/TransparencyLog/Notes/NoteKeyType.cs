namespace Neura.TransparencyLog.Notes;

/// <summary>The first byte of a note key: what its signatures are over (C2SP signed-note).</summary>
public enum NoteKeyType
{
    /// <summary>Ed25519 over the note's text: a log's own.</summary>
    Ed25519 = 0x01,

    /// <summary>A witness's: Ed25519 over time and text (C2SP tlog-cosignature, cosignature/v1).</summary>
    Cosignature = 0x04,
}
