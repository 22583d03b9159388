using Neura.Cryptography.Age;

namespace NeuraNft.Application.Custody;

/// <summary>Whoever holds the custody identity: opens custody headers, and nothing else of it leaves.</summary>
public interface ICustody
{
    /// <summary>Whom contents are sealed to from now on, and the ring version of that identity.</summary>
    Task<(AgeRecipient Recipient, int RingVersion)> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>A header of the same file key for another recipient.</summary>
    Task<ReadOnlyMemory<byte>> MintHeaderAsync(
        ReadOnlyMemory<byte> custodyHeader, AgeRecipient recipient, CancellationToken cancellationToken);
}
