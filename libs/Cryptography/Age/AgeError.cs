namespace Neura.Cryptography.Age;

/// <summary>Why an age file, a header or a key is refused. Names are stable: callers may store and compare them.</summary>
public enum AgeError
{
    /// <summary>Not an <c>age1…</c> recipient, or one whose point is of low order.</summary>
    RecipientInvalid,

    /// <summary>Not an <c>AGE-SECRET-KEY-1…</c> identity.</summary>
    IdentityInvalid,

    /// <summary>The header is malformed, of another version, or a stanza of a known type is.</summary>
    HeaderInvalid,

    /// <summary>The header has more stanzas than <see cref="AgeHeader.MaxStanzas"/>.</summary>
    TooManyStanzas,

    /// <summary>No stanza opens with the identities given.</summary>
    NoMatchingIdentity,

    /// <summary>A stanza opens, and the header was changed since it was written.</summary>
    MacInvalid,

    /// <summary>A chunk of the payload was changed, moved, or belongs to another file.</summary>
    PayloadInvalid,

    /// <summary>The payload ends before its final chunk.</summary>
    Truncated,

    /// <summary>Something follows the payload's final chunk.</summary>
    TrailingBytes,

    /// <summary>The ASCII armor is malformed.</summary>
    ArmorInvalid,
}
