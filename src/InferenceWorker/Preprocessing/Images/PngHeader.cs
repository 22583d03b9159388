using System.Buffers.Binary;

namespace NeuraNft.InferenceWorker.Preprocessing.Images;

/// <param name="Type">0 grey, 2 colour, 3 palette, 4 grey with transparency, 6 colour with transparency.</param>
internal sealed record PngHeader(int Width, int Height, byte Type)
{
    /// <summary>Bytes of one pixel.</summary>
    public int Bytes => Type switch
    {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };

    public int RowBytes => Width * Bytes;

    /// <summary>Of all rows, each with its filter's byte in front.</summary>
    public int UnpackedBytes => (RowBytes + 1) * Height;

    public static PngHeader Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != 13)
            throw new InvalidDataException("its header has another size");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (width is 0 or > Png.MaxSide || height is 0 or > Png.MaxSide || width * height > Png.MaxPixels)
            throw new InvalidDataException($"it has {width} × {height} pixels; the limits are {Png.MaxSide} a side and {Png.MaxPixels}");
        if (body[8] != 8 || body[9] is not (0 or 2 or 3 or 4 or 6))
            throw new InvalidDataException($"it has {body[8]} bits of colour type {body[9]}; only 8 bits are read");
        if (body[10] != 0 || body[11] != 0 || body[12] != 0)
            throw new InvalidDataException("it is interlaced, or packed in another way");
        return new PngHeader((int)width, (int)height, body[9]);
    }
}
