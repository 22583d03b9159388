using System.Security.Cryptography;
using Neura.ContentStore;
using Neura.ContentStore.Providers;

namespace NeuraNft.ContentStore.Tests;

/// <summary>Contents of given lengths, with all that a provider is told of them.</summary>
internal sealed record Contents(byte[] Bytes, PinnedContent Pinned, IReadOnlyList<byte[]> Nodes)
{
    public static async Task<Contents> OfAsync(int length, UnixFsProfile? profile = null, string group = "alice.near")
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var hasher = new ContentHasher();
        hasher.Append(bytes);
        var identity = hasher.Finish();
        var named = await Cid.OfAsync(new MemoryStream(bytes), profile ?? UnixFsProfile.V1, CancellationToken.None);
        return new Contents(
            bytes, new PinnedContent(identity, named, group, _ => Task.FromResult<Stream>(new MemoryStream(bytes))), hasher.Nodes);
    }

    public async Task<byte[]> ReadAsync(IContentProvider provider, long from, int count)
    {
        await using var stream = new VerifiedStream(Pinned.Content, provider.Blocks(Pinned, Nodes)) { Position = from };
        var part = new byte[count];
        await stream.ReadExactlyAsync(part);
        return part;
    }
}
