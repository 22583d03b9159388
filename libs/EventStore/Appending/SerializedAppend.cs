using System.Security.Cryptography;
using System.Text;

namespace Neura.EventStore;

/// <summary>All that one session appends, checked and serialized.</summary>
internal sealed record SerializedAppend(
    EventMetadata Metadata, IReadOnlyList<PendingStream> Streams, IReadOnlyList<SerializedEvent> Events, DateTimeOffset RecordedAt)
{
    /// <summary>What a command id is held against where the caller gave no hash of the command itself.</summary>
    public byte[] Hash()
    {
        if (Metadata.CommandHash is { } given) return given.ToArray();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in Events)
        {
            // Lengths in front, so that no two lists of events give the same bytes.
            Add(hash, Encoding.UTF8.GetBytes(one.Pending.Stream.Key));
            Add(hash, Encoding.UTF8.GetBytes(one.Type));
            Add(hash, one.Body);
        }

        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
