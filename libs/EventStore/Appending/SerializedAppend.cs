using System.Security.Cryptography;
using System.Text;

namespace Neura.EventStore;

/// <summary>All that one session appends, checked and serialized.</summary>
/// <param name="Metadata">Of all its events.</param>
/// <param name="Streams">In the order of their first events.</param>
/// <param name="Events">In the order of positions.</param>
/// <param name="Headers">As JSON, of every event that has none of its own.</param>
internal sealed record SerializedAppend(
    EventMetadata Metadata, IReadOnlyList<PendingStream> Streams, IReadOnlyList<SerializedEvent> Events, byte[]? Headers)
{
    /// <summary>What the command id is held against: the caller's hash, or one of the events; null without a command id.</summary>
    public byte[]? CommandHash { get; } =
        Metadata.CommandId is null ? null : Metadata.CommandHash is { } given ? given.ToArray() : HashOf(Events);

    /// <summary>About what it weighs in a group.</summary>
    public int Bytes { get; } = Events.Sum(one => one.Body.Length + (one.Headers?.Length ?? 0));

    /// <param name="verdict">The server's.</param>
    /// <param name="position">Of the last event.</param>
    /// <param name="versions">Of each stream, in their order.</param>
    public AppendResult ToResult(AppendVerdict verdict, long position, ReadOnlySpan<long> versions)
    {
        if (verdict is not (AppendVerdict.Appended or AppendVerdict.Replayed))
            return AppendResult.Nothing(verdict) with { Conflict = verdict == AppendVerdict.Conflict ? FindConflict(versions) : null };
        var byKey = new Dictionary<string, long>(Streams.Count);
        for (var i = 0; i < versions.Length; i++) byKey.Add(Streams[i].Key, versions[i]);
        return new AppendResult(verdict, position, byKey);
    }

    private StreamConflict FindConflict(ReadOnlySpan<long> versions)
    {
        var at = 0;
        while (Streams[at].Expected == ExpectedVersion.Any || Streams[at].Expected.Value == versions[at]) at++;
        return new StreamConflict(Streams[at].Key, Streams[at].Expected, versions[at]);
    }

    private static byte[] HashOf(IReadOnlyList<SerializedEvent> events)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in events)
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
