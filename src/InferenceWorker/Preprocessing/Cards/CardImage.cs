using System.Text.Json.Serialization;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>
/// How an image becomes a tensor: scaled to width and height, made grey or coloured, each value divided by 255, then less the mean and
/// divided by the deviation of its channel.
/// </summary>
/// <param name="Channels">1: grey; 3: red, green, blue.</param>
/// <param name="Layout">Where the channels stand; flat is one row of all values, channels last.</param>
/// <param name="Mean">One a channel; default 0.</param>
/// <param name="Std">One a channel; default 1.</param>
/// <param name="Invert">Black becomes white first.</param>
public sealed record CardImage(
    int Width, int Height, int Channels = 1, CardImageLayout Layout = CardImageLayout.Nchw, IReadOnlyList<float>? Mean = null,
    IReadOnlyList<float>? Std = null, bool Invert = false)
{
    internal long[] Shape => Layout switch
    {
        CardImageLayout.Flat => [1, Values],
        CardImageLayout.Nchw => [1, Channels, Height, Width],
        CardImageLayout.Nhwc => [1, Height, Width, Channels],
    };

    /// <summary>The card's check bounds each factor.</summary>
    internal int Values => Width * Height * Channels;
}

[JsonConverter(typeof(JsonStringEnumConverter<CardImageLayout>))]
public enum CardImageLayout
{
    [JsonStringEnumMemberName("nchw")]
    Nchw,

    [JsonStringEnumMemberName("nhwc")]
    Nhwc,

    [JsonStringEnumMemberName("flat")]
    Flat,
}
