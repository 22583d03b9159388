namespace Neura.Cryptography.Age;

/// <summary>
/// Something that opens stanzas of one type: a secret key (<see cref="AgeIdentity"/>) or a passphrase (<see cref="AgePassphrase"/>).
/// </summary>
public interface IAgeIdentity
{
    /// <summary>The file key, or null where none of the header's stanzas is for this identity.</summary>
    /// <exception cref="AgeException">A stanza of this type is malformed: then the whole header is refused.</exception>
    AgeFileKey? TryUnwrap(AgeHeader header);
}
