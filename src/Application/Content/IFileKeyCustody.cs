using Neura.Cryptography.Age;

namespace NeuraNft.Application.Content;

/// <summary>Keeps file keys for the platform: each as an age header to the custody identity, the only header that is stored.</summary>
public interface IFileKeyCustody
{
    /// <exception cref="CustodySealedException">The server is sealed.</exception>
    Task<byte[]> KeepAsync(AgeFileKey key, CancellationToken cancellationToken);

    /// <summary>The key of a header that <see cref="KeepAsync"/> made. The caller disposes of it.</summary>
    /// <exception cref="CustodySealedException">The server is sealed.</exception>
    Task<AgeFileKey> OpenAsync(ReadOnlyMemory<byte> header, CancellationToken cancellationToken);
}
