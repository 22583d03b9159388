using Neura.ContentStore;

namespace NeuraNft.ContentStore.Tests;

public sealed class LocalFolderStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neura-content-").FullName;
    private readonly LocalFolderStore _store;

    public LocalFolderStoreTests() => _store = new LocalFolderStore(_folder, maxBytes: 4 << 20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(3 << 20)]
    public async Task Content_put_is_read_back(int length)
    {
        var bytes = Bytes(length);
        var stored = await Put(bytes);
        stored.Size.ShouldBe(length);
        stored.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        (await Read(stored.Cid)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Content_put_twice_has_one_cid_and_one_file()
    {
        var first = await Put(Bytes(100));
        (await Put(Bytes(100))).ShouldBe(first);
        Files().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Content_put_by_many_at_once_is_whole()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Put(Bytes(1 << 20))));
        all.Distinct().ShouldHaveSingleItem();
        (await Read(all[0].Cid)).ShouldBe(Bytes(1 << 20));
        Files().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Content_that_is_absent_is_not_found()
    {
        var cid = await Cid.OfAsync(new MemoryStream(Bytes(5)), Token);
        (await _store.OpenReadAsync(cid, Token)).ShouldBe(new ContentRead.NotFound(cid));
        _store.Contains(cid).ShouldBeFalse();
        _store.Delete(cid).ShouldBeFalse();
    }

    [Theory]
    [Trait("Abuse", "41")]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    public async Task Content_that_was_altered_is_refused_and_quarantined(int length)
    {
        var stored = await Put(Bytes(100));
        var altered = Bytes(length);
        altered[50] ^= 1;
        await File.WriteAllBytesAsync(Files().Single(), altered, Token);
        var read = (await _store.OpenReadAsync(stored.Cid, Token)).ShouldBeOfType<ContentRead.Altered>();
        read.Expected.ShouldBe(stored.Cid);
        read.Actual.ShouldNotBe(stored.Cid);
        Files().ShouldHaveSingleItem().ShouldStartWith(Path.Combine(_folder, "quarantine"));
        (await _store.OpenReadAsync(stored.Cid, Token)).ShouldBeOfType<ContentRead.NotFound>();
    }

    [Fact]
    public async Task Content_put_again_mends_a_damaged_copy()
    {
        var stored = await Put(Bytes(100));
        await File.WriteAllBytesAsync(Files().Single(), [1, 2, 3], Token);
        await Put(Bytes(100));
        (await Read(stored.Cid)).ShouldBe(Bytes(100));
    }

    [Fact]
    public async Task Content_over_the_limit_is_refused_and_leaves_nothing()
    {
        var put = await _store.PutAsync(new MemoryStream(new byte[(4 << 20) + 1]), Token);
        put.ShouldBe(new ContentWrite.TooLarge(4 << 20));
        Files().ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "40")]
    public async Task Upload_that_breaks_off_leaves_nothing()
    {
        await using var broken = new BreakingStream(1 << 20);
        await Should.ThrowAsync<IOException>(() => _store.PutAsync(broken, Token));
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Content_deleted_while_open_is_read_to_its_end()
    {
        var stored = await Put(Bytes(1 << 20));
        var found = (await _store.OpenReadAsync(stored.Cid, Token)).ShouldBeOfType<ContentRead.Found>();
        await using var content = found.Content;
        _store.Delete(stored.Cid).ShouldBeTrue();
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, Token);
        copy.ToArray().ShouldBe(Bytes(1 << 20));
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private async Task<ContentIdentity> Put(byte[] bytes) =>
        (await _store.PutAsync(new MemoryStream(bytes), Token)).ShouldBeOfType<ContentWrite.Stored>().Content;

    private async Task<byte[]> Read(Cid cid)
    {
        var found = (await _store.OpenReadAsync(cid, Token)).ShouldBeOfType<ContentRead.Found>();
        await using var content = found.Content;
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, Token);
        return copy.ToArray();
    }
}
