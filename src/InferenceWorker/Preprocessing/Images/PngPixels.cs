using System.IO.Compression;

namespace NeuraNft.InferenceWorker.Preprocessing.Images;

/// <summary>The packed rows of a PNG image as pixels.</summary>
internal static class PngPixels
{
    public static PixelImage Of(PngHeader header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alpha, ReadOnlyMemory<byte> packed)
    {
        var rows = Unpack(header, packed);
        Unfilter(header, rows);
        var channels = header.Type is 0 or 4 ? 1 : 3;
        var pixels = new byte[header.Width * header.Height * channels];
        for (var y = 0; y < header.Height; y++)
        {
            var row = rows.AsSpan((y * (header.RowBytes + 1)) + 1, header.RowBytes);
            for (var x = 0; x < header.Width; x++)
                Write(header.Type, row.Slice(x * header.Bytes, header.Bytes), palette, alpha,
                    pixels.AsSpan(((y * header.Width) + x) * channels, channels));
        }

        return new PixelImage(header.Width, header.Height, channels, pixels);
    }

    // Neither less nor more: what a small file may unpack to is bounded by the header.
    private static byte[] Unpack(PngHeader header, ReadOnlyMemory<byte> packed)
    {
        var rows = new byte[header.UnpackedBytes];
        using var unpacked = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        if (unpacked.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) != rows.Length || unpacked.ReadByte() != -1)
            throw new InvalidDataException("its rows are not as many as it says");
        return rows;
    }

    private static void Unfilter(PngHeader header, byte[] rows)
    {
        var (stride, bytes) = (header.RowBytes + 1, header.Bytes);
        for (var y = 0; y < header.Height; y++)
        {
            var filter = rows[y * stride];
            if (filter > 4)
                throw new InvalidDataException("a row is filtered in a way that nobody knows");
            for (var i = 0; i < header.RowBytes; i++)
            {
                var at = (y * stride) + 1 + i;
                var left = i < bytes ? 0 : rows[at - bytes];
                var up = y == 0 ? 0 : rows[at - stride];
                var corner = y == 0 || i < bytes ? 0 : rows[at - stride - bytes];
                rows[at] += (byte)(filter switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                });
            }
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (byLeft, byUp, byCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static void Write(byte type, ReadOnlySpan<byte> from, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alpha, Span<byte> to)
    {
        var opacity = type switch
        {
            3 => from[0] < alpha.Length ? alpha[from[0]] : 255,
            4 => from[1],
            6 => from[3],
            _ => 255,
        };
        if (type == 3 && (from[0] + 1) * 3 > palette.Length)
            throw new InvalidDataException("it has a colour that is not in its palette");
        var colour = type == 3 ? palette.Slice(from[0] * 3, 3) : from;
        for (var i = 0; i < to.Length; i++)
            to[i] = (byte)(((colour[i] * opacity) + (255 * (255 - opacity)) + 127) / 255);
    }
}
