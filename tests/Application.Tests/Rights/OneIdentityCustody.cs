using Neura.Cryptography.Age;
using NeuraNft.Application.Custody;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>A custody with one identity, in memory.</summary>
internal sealed class OneIdentityCustody : ICustody, IDisposable
{
    private readonly AgeIdentity identity = AgeIdentity.Create();

    public byte[] Seal(string asset, int version, AgeFileKey fileKey) => AgeHeader.Write(fileKey, identity.Recipient);

    public AgeFileKey Open(string asset, int version, ReadOnlyMemory<byte> custodyHeader) =>
        AgeHeader.Parse(custodyHeader.Span).Unwrap(identity);

    public byte[] MintHeader(string asset, int version, ReadOnlyMemory<byte> custodyHeader, AgeRecipient recipient) =>
        AgeFile.Rewrap(custodyHeader.Span, identity, recipient);

    public void Dispose() => identity.Dispose();
}
