using Neura.Cryptography.Age;
using static NeuraNft.Cryptography.Tests.Age.AgeRun;

namespace NeuraNft.Cryptography.Tests.Age;

public sealed class AgeFileTests
{
    public static TheoryData<int> Lengths => [0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 300_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task File_of_any_length_comes_back(int length)
    {
        using var identity = AgeIdentity.Create();
        var plaintext = Bytes(length);
        var (header, payload) = await EncryptAsync(plaintext, identity.Recipient);

        (await DecryptAsync(header, payload, identity)).ShouldBe(plaintext);
        payload.LongLength.ShouldBe(AgePayload.LengthOf(length));
        AgePayload.PlaintextLengthOf(payload.Length).ShouldBe(length);
        header.Length.ShouldBe(168);
    }

    [Fact]
    public async Task Header_and_payload_in_a_row_are_a_file()
    {
        using var identity = AgeIdentity.Create();
        var (header, payload) = await EncryptAsync(Bytes(70_000), identity.Recipient);
        await using var reader = await AgeFile.DecryptAsync(new MemoryStream([.. header, .. payload]), identity, Ct);
        using var plaintext = new MemoryStream();
        await reader.CopyToAsync(plaintext, Ct);
        plaintext.ToArray().ShouldBe(Bytes(70_000));
    }

    [Fact]
    public async Task Reader_gives_the_same_bytes_in_pieces_of_any_size_from_a_stream_that_drips()
    {
        using var identity = AgeIdentity.Create();
        var (header, payload) = await EncryptAsync(Bytes(140_000), identity.Recipient);
        await using var reader = await AgeFile.DecryptAsync(header, new DrippingStream(payload, 1000), identity, Ct);
        using var plaintext = new MemoryStream();
        var piece = new byte[777];
        for (int read; (read = reader.Read(piece)) > 0;) plaintext.Write(piece, 0, read);
        plaintext.ToArray().ShouldBe(Bytes(140_000));
    }

    [Fact]
    public async Task Every_recipient_opens_the_file_and_nobody_else()
    {
        using AgeIdentity first = AgeIdentity.Create(), second = AgeIdentity.Create(), stranger = AgeIdentity.Create();
        var (header, payload) = await EncryptAsync(Bytes(10), first.Recipient, second.Recipient);
        (await DecryptAsync(header, payload, first)).ShouldBe(Bytes(10));
        (await DecryptAsync(header, payload, second)).ShouldBe(Bytes(10));
        (await RefusedAsync(header, payload, stranger)).Error.ShouldBe(AgeError.NoMatchingIdentity);
    }

    [Fact]
    public async Task Rewrapped_header_opens_the_same_payload_for_the_new_recipient_alone()
    {
        using AgeIdentity custody = AgeIdentity.Create(), user = AgeIdentity.Create();
        var (header, payload) = await EncryptAsync(Bytes(100_000), custody.Recipient);
        var minted = AgeFile.Rewrap(header, custody, user.Recipient);
        (await DecryptAsync(minted, payload, user)).ShouldBe(Bytes(100_000));
        (await RefusedAsync(minted, payload, custody)).Error.ShouldBe(AgeError.NoMatchingIdentity);
        AgeFile.Rewrap(header, custody, user.Recipient).ShouldNotBe(minted, "each header has a share of its own");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Header_for_no_recipients_or_too_many_is_not_written(int count)
    {
        using var fileKey = AgeFileKey.Create();
        using var identity = AgeIdentity.Create();
        Should.Throw<ArgumentException>(() => AgeHeader.Write(fileKey, Enumerable.Repeat(identity.Recipient, count).ToArray()));
    }

    [Fact]
    public async Task Disposed_file_key_opens_nothing()
    {
        var fileKey = AgeFileKey.Create();
        fileKey.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(
            () => AgeFile.EncryptAsync(new MemoryStream(), new MemoryStream(), fileKey, Ct));
    }
}
