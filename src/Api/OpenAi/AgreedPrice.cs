using NeuraNft.Application.Generation;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Api.OpenAi;

/// <summary>What a caller agrees to pay, by a header, since OpenAI's API has no word for it.</summary>
internal static class AgreedPrice
{
    /// <summary>
    /// In yoctoNEAR: for each text that a model of the market embeds (without it: nothing), or for a whole completion (without it: what the
    /// balance holds).
    /// </summary>
    public const string MaxPrice = "NeuraNft-Max-Price";

    /// <summary>A header of the answer to a completion: what was put aside, in yoctoNEAR; more it does not cost.</summary>
    public const string Held = "NeuraNft-Held";

    /// <returns>Null where the header is not there.</returns>
    public static Yocto? Of(HttpContext context) => context.Request.Headers[MaxPrice].ToString() switch
    {
        "" => null,
        var text when Yocto.TryParse(text, out var price) => price,
        _ => throw new OpenAiException(OpenAiError.Invalid($"{MaxPrice} is an amount in yoctoNEAR.", null)),
    };

    /// <summary>The same request with an answer no longer than what is agreed to pays for.</summary>
    /// <exception cref="OpenAiException">Not one token is paid for.</exception>
    public static GenerationRequest Within(this GenerationRequest asked, GenerationPrice price, long prompt, Yocto? agreed)
    {
        if (agreed is not { } most || price.Of(prompt, asked.MaxTokens) <= most)
            return asked;
        if (price.Of(prompt, 1) is var least && least > most)
            throw new OpenAiException(new OpenAiError(
                402, "price_not_agreed",
                $"A completion of these messages costs {least} yoctoNEAR at least: agree by the header {MaxPrice}.", "payment_required"));
        var (pays, tooMany) = (1, asked.MaxTokens);
        while (tooMany - pays > 1)
        {
            var middle = pays + ((tooMany - pays) / 2);
            (pays, tooMany) = price.Of(prompt, middle) <= most ? (middle, tooMany) : (pays, middle);
        }

        return asked with { MaxTokens = pays };
    }
}
