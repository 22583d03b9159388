using System.Text;
using System.Text.Json;

namespace NeuraNft.Domain.Audit;

/// <summary>
/// What the transparency log shows of an event. Its stream, body and metadata lie behind a salted commitment: the log is public, and
/// the stream of an account alone would tell strangers who logged in when. Stored format; change only by adding a version.
/// </summary>
/// <param name="Position">From 1; the leaf's index is one less.</param>
/// <param name="Time">Of recording: microseconds since 1970.</param>
/// <param name="Commitment">SHA-256, see <see cref="AuditCommitment"/>.</param>
public sealed record AuditLeaf(long Position, Guid EventId, string Type, long Time, byte[] Commitment)
{
    private const int Version = 1;

    /// <summary>The entry whose hash is the leaf: JSON without white space, its names in this order.</summary>
    public byte[] ToEntry()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("position", Position);
            json.WriteString("id", EventId);
            json.WriteString("type", Type);
            json.WriteNumber("time", Time);
            json.WriteBase64String("commitment", Commitment);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Reads an entry; null for anything that would not be written the same way.</summary>
    public static AuditLeaf? FromEntry(ReadOnlySpan<byte> entry)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(entry));
            var root = json.RootElement;
            var leaf = new AuditLeaf(
                root.GetProperty("position").GetInt64(), root.GetProperty("id").GetGuid(), root.GetProperty("type").GetString()!,
                root.GetProperty("time").GetInt64(), root.GetProperty("commitment").GetBytesFromBase64());
            return leaf.ToEntry().AsSpan().SequenceEqual(entry) ? leaf : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
