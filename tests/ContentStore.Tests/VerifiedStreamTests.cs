using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Neura.ContentStore;

namespace NeuraNft.ContentStore.Tests;

public sealed class VerifiedStreamTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neura-ranges-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((3 << 20) + 17)]
    public async Task Every_range_is_read_as_it_was_put(int length)
    {
        var (store, cid, bytes) = await PutAsync(length);
        var random = new Random(7);
        for (var i = 0; i < 40; i++)
        {
            await using var stream = (await store.OpenVerifiedAsync(cid, Ct)).ShouldNotBeNull();
            stream.Length.ShouldBe(length);
            var from = random.Next(length + 1);
            stream.Seek(from, SeekOrigin.Begin);
            var part = new byte[random.Next(length - from + 1)];
            await stream.ReadExactlyAsync(part, Ct);
            part.ShouldBe(bytes[from..(from + part.Length)]);
        }
    }

    [Fact]
    public async Task Flipped_bit_is_refused_in_its_block_only()
    {
        var (store, cid, bytes) = await PutAsync(3 << 20);
        FileOf(cid, change: b => b[(1 << 20) + 5] ^= 1);
        await using var stream = (await store.OpenVerifiedAsync(cid, Ct))!;
        await stream.ReadExactlyAsync(new byte[1 << 20], Ct);
        var refused = await Should.ThrowAsync<ContentAlteredException>(async () => await stream.ReadExactlyAsync(new byte[1], Ct));
        refused.Place.Offset.ShouldBe(1 << 20);
        stream.Position = 2 << 20;
        await stream.ReadExactlyAsync(new byte[1 << 20], Ct);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lost_or_altered_inner_nodes_are_made_again(bool lost)
    {
        var (store, cid, bytes) = await PutAsync((2 << 20) + 1);
        var nodes = Directory.GetFiles(_folder, "*.nodes", SearchOption.AllDirectories).Single();
        if (lost)
            File.Delete(nodes);
        else
            await File.WriteAllBytesAsync(nodes, [9, 9, 9, 9, 9], Ct);
        await using var stream = (await store.OpenVerifiedAsync(cid, Ct))!;
        stream.Position = 2 << 20;
        (await stream.ReadAsync(new byte[10], Ct)).ShouldBe(1);
        File.Exists(nodes).ShouldBeTrue();
    }

    [Fact]
    public async Task Shortened_or_lengthened_file_is_refused()
    {
        var (store, cid, _) = await PutAsync((2 << 20) + 1);
        foreach (var length in (int[])[2 << 20, (2 << 20) + 2])
        {
            FileOf(cid, length);
            await using var stream = (await store.OpenVerifiedAsync(cid, Ct))!;
            await Should.ThrowAsync<ContentAlteredException>(async () => await stream.ReadExactlyAsync(new byte[1], Ct));
        }
    }

    [Fact]
    public void Inner_node_with_any_byte_changed_is_another_or_none() =>
        Prop.ForAll<PositiveInt, PositiveInt, PositiveInt>((count, at, by) =>
        {
            var links = Enumerable.Range(0, (count.Get % 5) + 1).Select(LinkOf).ToList();
            var node = UnixFsNode.Encode(links);
            UnixFsNode.TryDecode(node).ShouldBe(links);
            node[at.Get % node.Length] ^= (byte)((by.Get % 255) + 1);
            if (UnixFsNode.TryDecode(node) is { } read)
                UnixFsNode.Encode(read).ShouldBe(node);
            UnixFsNode.TryDecode(node.AsSpan(0, at.Get % node.Length)).ShouldBeNull();
        }).QuickCheckThrowOnFailure();

    private static UnixFsLink LinkOf(int i) => new(Cid.Of(CidCodec.Raw, SHA256.HashData([(byte)i])), i + 1, i + 1);

    private async Task<(LocalFolderStore Store, Cid Cid, byte[] Bytes)> PutAsync(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        var store = new LocalFolderStore(_folder);
        var stored = (await store.PutAsync(new MemoryStream(bytes), Ct)).ShouldBeOfType<ContentWrite.Stored>();
        return (store, stored.Content.Cid, bytes);
    }

    private void FileOf(Cid cid, int? length = null, Action<byte[]>? change = null)
    {
        var path = Directory.GetFiles(_folder, cid.ToString(), SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        change?.Invoke(bytes);
        Array.Resize(ref bytes, length ?? bytes.Length);
        File.WriteAllBytes(path, bytes);
    }
}
