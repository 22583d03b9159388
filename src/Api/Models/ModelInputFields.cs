using NeuraNft.InferenceWorker;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.Api.Models;

/// <summary>A picture as the model sees it: what is sent is scaled to this.</summary>
/// <param name="Channels">1: grey; 3: red, green, blue.</param>
public sealed record ImageInput(int Width, int Height, int Channels);

/// <summary>A recording as the model hears it.</summary>
/// <param name="SampleRate">Per second; recordings of another rate are refused.</param>
public sealed record AudioInput(int SampleRate);

/// <summary>What a model's card says of its input, for whoever prepares one.</summary>
[ObjectType<Model>]
public static partial class ModelInputFields
{
    /// <summary>Null: it is not asked with a picture.</summary>
    [Cost(1)]
    public static async Task<ImageInput?> GetImageInputAsync(
        [Parent] Model model, ModelFiles files, CancellationToken cancellationToken) =>
        (await CardAsync(model, files, cancellationToken))?.Input.Image is { } image
            ? new ImageInput(image.Width, image.Height, image.Channels)
            : null;

    /// <summary>Null: it is not asked with a recording.</summary>
    [Cost(1)]
    public static async Task<AudioInput?> GetAudioInputAsync(
        [Parent] Model model, ModelFiles files, CancellationToken cancellationToken) =>
        (await CardAsync(model, files, cancellationToken))?.Input.Audio is { } audio ? new AudioInput(audio.SampleRate) : null;

    // Cards of others need not be read to tell that they are for text.
    private static async Task<ModelCard?> CardAsync(Model model, ModelFiles files, CancellationToken cancellationToken)
    {
        if (model.InputKind is not (Projections.AssetSearch.ModelInputKind.Image or Projections.AssetSearch.ModelInputKind.Audio))
            return null;
        try
        {
            return await files.CardAsync(model.Row.CardCid, cancellationToken) is ModelResult<ModelCard?>.Success card ? card.Value : null;
        }
        catch (ModelFileMissingException)
        {
            return null; // On another node.
        }
    }
}
