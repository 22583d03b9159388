using System.Buffers.Binary;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing.Images;

/// <summary>
/// Reads PNG images strictly: 8 bits a channel, grey or coloured, by palette or not, with or without transparency (which is laid on white);
/// not interlaced. Every chunk's checksum is checked, and what the image unpacks to is known before it is unpacked.
/// </summary>
internal static class Png
{
    public const int MaxSide = 4096;
    public const int MaxPixels = 4 << 20;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ModelResult<PixelImage> Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            return file.Span.StartsWith(Signature) ? Chunks(file[Signature.Length..]) : Refuse("it does not begin as one");
        }
        catch (InvalidDataException broken)
        {
            return Refuse(broken.Message);
        }
    }

    private static ModelResult<PixelImage> Chunks(ReadOnlyMemory<byte> rest)
    {
        PngHeader? header = null;
        ReadOnlyMemory<byte> palette = default, alpha = default;
        var data = new MemoryStream();
        for (var isFirst = true; ; isFirst = false)
        {
            var (type, body) = Take(ref rest);
            if (isFirst != (type == "IHDR"))
                throw new InvalidDataException("its header is not its first part");
            switch (type)
            {
                case "IHDR":
                    header = PngHeader.Read(body.Span);
                    break;
                case "PLTE":
                    palette = body;
                    break;
                case "tRNS":
                    alpha = body;
                    break;
                case "IDAT":
                    data.Write(body.Span);
                    break;
                case "IEND":
                    return PngPixels.Of(header!, palette.Span, alpha.Span, data.GetBuffer().AsMemory(0, (int)data.Length));
                case var other when char.IsUpper(other[0]):
                    throw new InvalidDataException("it has a part that nobody knows");
            }
        }
    }

    private static (string Type, ReadOnlyMemory<byte> Body) Take(ref ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(rest.Span) is var length && length > rest.Length - 12)
            throw new InvalidDataException("it ends too early");
        var (type, body) = (rest.Slice(4, 4), rest.Slice(8, (int)length));
        if (Crc32.Of(type.Span, body.Span) != BinaryPrimitives.ReadUInt32BigEndian(rest.Span[(8 + (int)length)..]))
            throw new InvalidDataException("a checksum is wrong");
        rest = rest[(12 + (int)length)..];
        return (System.Text.Encoding.ASCII.GetString(type.Span), body);
    }

    private static ModelRefusal.InputUnsupported Refuse(string why) => new($"The image cannot be read as PNG: {why}.");
}
