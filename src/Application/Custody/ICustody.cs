using Neura.Cryptography.Age;

namespace NeuraNft.Application.Custody;

/// <summary>Whoever holds the custody identity: opens custody headers, and nothing else of it leaves.</summary>
public interface ICustody
{
    /// <summary>The custody header of a new file key. Store it; it is the only copy of the key.</summary>
    byte[] Seal(string asset, int version, AgeFileKey fileKey);

    /// <summary>The file key, to encrypt anew. The caller disposes it.</summary>
    AgeFileKey Open(string asset, int version, ReadOnlyMemory<byte> custodyHeader);

    /// <summary>An age header for one recipient, never stored. Who may have it is the caller's to decide before.</summary>
    byte[] MintHeader(string asset, int version, ReadOnlyMemory<byte> custodyHeader, AgeRecipient recipient);
}
