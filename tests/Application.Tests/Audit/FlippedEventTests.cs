using System.Text;
using NeuraNft.Domain.Audit;

namespace NeuraNft.Application.Tests.Audit;

/// <summary>Each bit of everything that a leaf says or commits to.</summary>
public sealed class FlippedEventTests
{
    private static readonly AuditedEvent Genuine = Make();

    [Fact]
    public void Event_with_any_bit_flipped_is_not_the_one_that_the_leaf_commits_to()
    {
        Genuine.IsGenuine.ShouldBeTrue();
        foreach (var salt in Flipped(Genuine.Salt)) (Genuine with { Salt = salt }).IsGenuine.ShouldBeFalse();
        foreach (var text in Texts(Genuine.Stream)) (Genuine with { Stream = text }).IsGenuine.ShouldBeFalse(text);
        foreach (var text in Texts(Genuine.Data)) (Genuine with { Data = text }).IsGenuine.ShouldBeFalse(text);
        foreach (var text in Texts(Genuine.Metadata)) (Genuine with { Metadata = text }).IsGenuine.ShouldBeFalse(text);
        for (var bit = 0; bit < 64; bit++)
            (Genuine with { StreamVersion = Genuine.StreamVersion ^ (1L << bit) }).IsGenuine.ShouldBeFalse();
        // What moves from one field to its neighbour is no other way to write the same.
        (Genuine with { Stream = Genuine.Stream[..^1], Data = Genuine.Stream[^1] + Genuine.Data }).IsGenuine.ShouldBeFalse();
    }

    [Fact]
    public void Leaf_with_any_bit_flipped_is_none_or_another()
    {
        var entry = Genuine.Leaf.ToEntry();
        foreach (var changed in Flipped(entry))
            if (AuditLeaf.FromEntry(changed) is { } other) other.ToEntry().ShouldNotBe(entry);
    }

    private static AuditedEvent Make()
    {
        var salt = new byte[AuditCommitment.SaltSize];
        var (stream, data, metadata) = ("account/testnet/bob", "{\"a\": 1}", "{\"actor\": null}");
        var commitment = AuditCommitment.Of(salt, stream, 3, data, metadata);
        var leaf = new AuditLeaf(7, Guid.Empty, "session_opened", 1_790_000_000_000_000, commitment);
        return new AuditedEvent(leaf, salt, stream, 3, data, metadata);
    }

    private static IEnumerable<string> Texts(string text) => Flipped(Encoding.ASCII.GetBytes(text)).Select(Encoding.Latin1.GetString);

    private static IEnumerable<byte[]> Flipped(byte[] bytes)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return changed;
        }
    }
}
