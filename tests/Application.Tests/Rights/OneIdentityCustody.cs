using Neura.Cryptography.Age;
using NeuraNft.Application.Custody;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>A custody whose ring has one identity, in memory.</summary>
internal sealed class OneIdentityCustody : ICustody, IDisposable
{
    private readonly AgeIdentity identity = AgeIdentity.Create();

    public Task<(AgeRecipient Recipient, int RingVersion)> CurrentAsync(CancellationToken cancellationToken) =>
        Task.FromResult((identity.Recipient, 1));

    public Task<ReadOnlyMemory<byte>> MintHeaderAsync(
        ReadOnlyMemory<byte> custodyHeader, AgeRecipient recipient, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>>(AgeFile.Rewrap(custodyHeader.Span, identity, recipient));

    public void Dispose() => identity.Dispose();
}
