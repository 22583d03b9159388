namespace NeuraNft.InferenceWorker.Preprocessing.Images;

/// <summary>An image as a model takes it. Scaling averages what falls into each target pixel, so that nothing is skipped.</summary>
internal static class ImageTensor
{
    public static float[] Of(PixelImage image, CardImage card)
    {
        var values = new float[card.Values];
        for (var channel = 0; channel < card.Channels; channel++)
        {
            var (mean, std) = (card.Mean?[channel] ?? 0, card.Std?[channel] ?? 1);
            for (var y = 0; y < card.Height; y++)
                for (var x = 0; x < card.Width; x++)
                {
                    var value = Average(image, card, x, y, channel) / 255;
                    values[Place(card, x, y, channel)] = ((card.Invert ? 1 - value : value) - mean) / std;
                }
        }

        return values;
    }

    private static int Place(CardImage card, int x, int y, int channel) => card.Layout == CardImageLayout.Nchw
        ? (((channel * card.Height) + y) * card.Width) + x
        : (((y * card.Width) + x) * card.Channels) + channel;

    private static float Average(PixelImage image, CardImage card, int x, int y, int channel)
    {
        var (left, right) = Span(x, card.Width, image.Width);
        var (top, bottom) = Span(y, card.Height, image.Height);
        var sum = 0f;
        for (var v = top; v < bottom; v++)
            for (var u = left; u < right; u++)
                sum += image.At(u, v, channel, card.Channels);
        return sum / ((right - left) * (bottom - top));
    }

    // At least one pixel: an image that is too small is made larger by repeating.
    private static (int From, int To) Span(int at, int target, int source)
    {
        var from = (int)((long)at * source / target);
        return (from, Math.Max(from + 1, (int)(((long)at + 1) * source / target)));
    }
}
