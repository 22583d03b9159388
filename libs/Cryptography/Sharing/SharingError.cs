namespace Neura.Cryptography.Sharing;

/// <summary>Why shares are refused. Names are stable.</summary>
public enum SharingError
{
    /// <summary>The text is no share, refresh or commitment of this version.</summary>
    Malformed,

    /// <summary>A share does not fit the commitments: it was changed, or never was one.</summary>
    BadShares,

    /// <summary>Shares of another key or another generation are among them.</summary>
    Mixed,

    /// <summary>Fewer different shares than the threshold.</summary>
    TooFew,
}
