using FsCheck;
using FsCheck.Fluent;
using Neura.Cryptography.Age;
using static NeuraNft.Cryptography.Tests.Age.AgeRun;

namespace NeuraNft.Cryptography.Tests.Age;

public sealed class AgeRangeTests
{
    private static readonly int[] s_lengths = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001];

    [Fact]
    public void Range_is_that_slice_of_the_plaintext() => Prop.ForAll(
        Gen.Elements(s_lengths).SelectMany(n => Gen.Choose(0, n).SelectMany(a => Gen.Choose(a, n).Select(b => (n, a, b)))).ToArbitrary(),
        c => SliceAsync(c.n, c.a, c.b).GetAwaiter().GetResult().AsSpan().SequenceEqual(Bytes(c.n).AsSpan(c.a, c.b - c.a)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public async Task Only_the_chunks_of_the_range_are_fetched()
    {
        using var fileKey = AgeFileKey.Create();
        var payload = await PayloadAsync(fileKey, 300_000);
        var asked = new List<(long Offset, long Length)>();
        using var reader = await AgeRandomReader.OpenAsync(Recorded(payload, asked), payload.Length, fileKey, Ct);
        asked.Clear();
        await using var range = await reader.OpenRangeAsync(65_536, 131_073, Ct);
        asked.ShouldBe([(AgePayload.OffsetOfChunk(1), 2 * AgePayload.SealedChunkSize)]);
    }

    [Fact]
    public async Task Payload_cut_at_a_chunks_border_is_refused_when_it_is_opened()
    {
        using var fileKey = AgeFileKey.Create();
        var payload = (await PayloadAsync(fileKey, 300_000))[..(int)AgePayload.OffsetOfChunk(3)];
        (await Should.ThrowAsync<AgeException>(() => OpenAsync(payload, fileKey))).Error.ShouldBe(AgeError.PayloadInvalid);
    }

    [Fact]
    public async Task Flipped_bit_is_refused_in_the_range_that_holds_it_and_no_other()
    {
        using var fileKey = AgeFileKey.Create();
        var payload = await PayloadAsync(fileKey, 200_000);
        payload[AgePayload.OffsetOfChunk(1) + 5] ^= 1;
        using var reader = await OpenAsync(payload, fileKey);
        await using (var sound = await reader.OpenRangeAsync(131_072, 131_080, Ct)) sound.ReadByte().ShouldBe(Bytes(200_000)[131_072]);
        (await Should.ThrowAsync<AgeException>(() => reader.OpenRangeAsync(65_536, 65_537, Ct))).Error.ShouldBe(AgeError.PayloadInvalid);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 4)]
    [InlineData(0, 101)]
    public async Task Range_outside_the_plaintext_is_refused(long from, long to)
    {
        using var fileKey = AgeFileKey.Create();
        using var reader = await OpenAsync(await PayloadAsync(fileKey, 100), fileKey);
        reader.Length.ShouldBe(100);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => reader.OpenRangeAsync(from, to, Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(16 + 65_552 + 16)]
    public void Length_that_no_payload_has_is_refused(long length) =>
        Should.Throw<AgeException>(() => AgePayload.PlaintextLengthOf(length)).Error.ShouldBe(AgeError.Truncated);

    private static async Task<byte[]> SliceAsync(int length, int from, int to)
    {
        using var fileKey = AgeFileKey.Create();
        using var reader = await OpenAsync(await PayloadAsync(fileKey, length), fileKey);
        await using var range = await reader.OpenRangeAsync(from, to, Ct);
        using var slice = new MemoryStream();
        await range.CopyToAsync(slice, Ct);
        return slice.ToArray();
    }

    private static Task<AgeRandomReader> OpenAsync(byte[] payload, AgeFileKey fileKey) =>
        AgeRandomReader.OpenAsync(AgeRandomReader.Over(new MemoryStream(payload)), payload.Length, fileKey, Ct);

    private static AgePayloadRange Recorded(byte[] payload, List<(long Offset, long Length)> asked) => (offset, length, _) =>
    {
        asked.Add((offset, length));
        return Task.FromResult<Stream>(new MemoryStream(payload, (int)offset, (int)length));
    };

    private static async Task<byte[]> PayloadAsync(AgeFileKey fileKey, int length)
    {
        using var payload = new MemoryStream();
        await AgeFile.EncryptAsync(new MemoryStream(Bytes(length)), payload, fileKey, Ct);
        return payload.ToArray();
    }
}
