using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Application.Chain;

/// <summary>What names one chain event for good: its receipt, log, element of `data`, and token within an element that names several.</summary>
internal sealed record ChainEventIdentity(string Network, string ReceiptId, int LogIndex, int DataIndex, int ItemIndex)
{
    /// <summary>The same identity has the same event id on every machine: a UUID of version 8 over its SHA-256.</summary>
    public Guid EventId
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Network}/{ReceiptId}/{LogIndex}/{DataIndex}/{ItemIndex}"));
            hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
            hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
            return new Guid(hash.AsSpan(0, 16), bigEndian: true);
        }
    }
}
