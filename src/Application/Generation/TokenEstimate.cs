using System.Text;

namespace NeuraNft.Application.Generation;

/// <summary>
/// How many tokens a text is, without the model's tokenizer: a token for every three bytes of UTF-8. Of English that is a third too many,
/// of other scripts about right: a prompt that fits by this count fits.
/// </summary>
public static class TokenEstimate
{
    private const int BytesPerToken = 3;

    /// <summary>What chat templates put around a message.</summary>
    private const int Framing = 6;

    public static int Of(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;

    public static int Of(GenerationMessage message) => Framing + Of(message.Content);
}
