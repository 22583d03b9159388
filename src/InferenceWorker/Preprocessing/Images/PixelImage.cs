namespace NeuraNft.InferenceWorker.Preprocessing.Images;

/// <summary>Pixels row by row, grey (one byte a pixel) or red, green, blue.</summary>
internal sealed record PixelImage(int Width, int Height, int Channels, byte[] Pixels)
{
    /// <summary>One value as a model of so many channels sees it, from 0 to 255.</summary>
    public float At(int x, int y, int channel, int channels)
    {
        var at = ((y * Width) + x) * Channels;
        // Grey of colour as television weighs it (ITU-R BT.601).
        return Channels == 1 ? Pixels[at]
            : channels == 3 ? Pixels[at + channel]
            : (0.299f * Pixels[at]) + (0.587f * Pixels[at + 1]) + (0.114f * Pixels[at + 2]);
    }
}
