using System.Buffers.Binary;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Preprocessing.Images;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Preprocessing;

public sealed class PngTests
{
    [Theory]
    [InlineData(0, 1, new byte[] { 7, 8 }, new byte[] { 7, 8 })]
    [InlineData(2, 3, new byte[] { 1, 2, 3, 4, 5, 6 }, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(4, 1, new byte[] { 100, 255, 100, 0 }, new byte[] { 100, 255 })]
    [InlineData(6, 3, new byte[] { 1, 2, 3, 255, 1, 2, 3, 0 }, new byte[] { 1, 2, 3, 255, 255, 255 })]
    public void Pixels_are_read_and_what_is_transparent_lies_on_white(byte type, int channels, byte[] row, byte[] expected)
    {
        var image = Png.Read(File(2, 1, type, [0, .. row])).Value();
        (image.Width, image.Height, image.Channels).ShouldBe((2, 1, channels));
        image.Pixels.ShouldBe(expected);
    }

    [Fact]
    public void Every_filter_gives_the_same_image()
    {
        byte[] plain = [0, 10, 20, 30, 0, 40, 50, 60, 0, 70, 80, 90, 0, 15, 25, 35, 0, 45, 55, 65];
        byte[] filtered = [0, 10, 20, 30, 1, 40, 10, 10, 2, 30, 30, 30, 3, 236, 234, 234, 4, 30, 10, 10];
        Png.Read(File(3, 5, 0, filtered)).Value().Pixels.ShouldBe(Png.Read(File(3, 5, 0, plain)).Value().Pixels);
    }

    [Fact]
    [Trait("Abuse", "50")]
    public void Row_50_size_is_checked_before_anything_is_unpacked()
    {
        Png.Read(File(100_000, 100_000, 0, [])).Refusal().Message.ShouldContain("100000 × 100000");
        // Ten million zeros in a few kilobytes, in an image of two pixels.
        Png.Read(File(2, 1, 0, new byte[10_000_000])).Refusal().Message.ShouldContain("rows are not as many");
        Png.Read(File(2, 1, 0, [0, 1])).Refusal().Message.ShouldContain("rows are not as many");
    }

    [Fact]
    public void Checksum_is_checked()
    {
        var file = File(2, 1, 0, [0, 7, 8]);
        file[20] ^= 1;
        Png.Read(file).Refusal().Message.ShouldContain("checksum");
    }

    [Fact]
    public void Any_bytes_behind_the_signature_are_answered() => Prop.ForAll<byte[], NonNegativeInt>((bytes, place) =>
    {
        var file = File(2, 1, 0, [0, 7, 8]);
        foreach (var value in bytes ?? [])
            file[8 + ((place.Get + value) % (file.Length - 8))] = value;
        return Png.Read(file) is not null && Png.Read((byte[])[.. file[..8], .. bytes ?? []]) is not null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Image_is_scaled_by_averaging()
    {
        var image = new PixelImage(4, 2, 1, [0, 255, 255, 255, 0, 255, 0, 0]);
        ImageTensor.Of(image, new CardImage(2, 1)).ShouldBe([0.5f, 0.5f]);
        ImageTensor.Of(image, new CardImage(2, 1, Invert: true, Mean: [0.5f], Std: [0.25f])).ShouldBe([0f, 0f]);
        ImageTensor.Of(new PixelImage(1, 1, 3, [255, 0, 51]), new CardImage(1, 1, 3)).ShouldBe([1f, 0f, 0.2f]);
        ImageTensor.Of(new PixelImage(1, 1, 1, [51]), new CardImage(2, 2)).ShouldBe([0.2f, 0.2f, 0.2f, 0.2f]);
    }

    internal static byte[] File(int width, int height, byte type, byte[] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, type);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        type.CopyTo(chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + body.Length), Crc32.Of(type, body));
        return chunk;
    }
}
