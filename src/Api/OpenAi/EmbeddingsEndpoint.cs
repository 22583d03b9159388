using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using NeuraNft.Api.Accounts;
using NeuraNft.Application.Embeddings;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.OpenAi;

/// <summary>POST /v1/embeddings: by the operator's model, or by an asset's whose task it is.</summary>
internal sealed class EmbeddingsEndpoint(
    AssetEmbedding assets, OpenAiTurns turns, IOptions<OpenAiOptions> options, ITextEmbedder? embedder = null)
{
    /// <summary>A header: the same texts under the same key are not run, and not paid, twice.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    private const int MaxKeyLength = 200;

    public async Task HandleAsync(HttpContext context, Account account)
    {
        var ct = context.RequestAborted;
        var request = await OpenAiRequest.ReadAsync(context, options.Value.MaxRequestBytes);
        var (model, texts, asBase64) = (request.Model, Texts(request), IsBase64(request));
        var dimensions = request.Number("dimensions", 1, int.MaxValue);
        using var turn = turns.Take(account);
        IReadOnlyList<float[]> vectors;
        if (embedder is not null && model == embedder.Model && dimensions is { } wanted && wanted != embedder.Dimensions)
            throw new OpenAiException(OpenAiError.Invalid($"The model's vectors have {embedder.Dimensions} dimensions.", "dimensions"));
        else if (embedder is not null && model == embedder.Model)
            vectors = await embedder.EmbedAsync(texts, ct);
        else if (ModelName.AssetOf(model) is not { } asset)
            throw new OpenAiException(OpenAiError.ModelNotFound);
        else if (!context.User.May(ApiScopes.Infer))
            throw new OpenAiException(OpenAiError.NoScope("INFER"));
        else if (dimensions is not null)
            throw new OpenAiException(OpenAiError.Invalid("A model of the market has dimensions of its own: name none.", "dimensions"));
        else
            vectors = await assets.EmbedAsync(new(account, asset, texts, AgreedPrice.Of(context) ?? Yocto.Zero, KeyOf(context)), ct);
        var tokens = texts.Sum(t => embedder?.CountTokens(t) ?? Application.Generation.TokenEstimate.Of(t));
        await context.Response.WriteAsJsonAsync(
            new
            {
                @object = "list",
                data = vectors.Select((v, index) => new { @object = "embedding", index, embedding = asBase64 ? (object)Base64(v) : v }),
                model,
                usage = new { prompt_tokens = tokens, total_tokens = tokens },
            },
            ct);
    }

    private IReadOnlyList<string> Texts(OpenAiRequest request)
    {
        var texts = request.Texts("input", options.Value.MaxInputs);
        return texts.Count > 0 && texts.All(t => t.Length > 0 && t.Length <= options.Value.MaxInputLength)
            ? texts
            : throw new OpenAiException(OpenAiError.Invalid(
                $"'input' must be a text, or several, of 1 to {options.Value.MaxInputLength} characters each.", "input"));
    }

    private static string? KeyOf(HttpContext context) => context.Request.Headers[IdempotencyKey].ToString() switch
    {
        "" => null,
        { Length: <= MaxKeyLength } key => key,
        _ => throw new OpenAiException(OpenAiError.Invalid($"{IdempotencyKey} has {MaxKeyLength} characters at most.", null)),
    };

    private static bool IsBase64(OpenAiRequest request) => request.Text("encoding_format") switch
    {
        null or "float" => false,
        "base64" => true,
        _ => throw new OpenAiException(OpenAiError.Invalid("'encoding_format' is float or base64.", "encoding_format")),
    };

    // Little-endian 32-bit floats, as OpenAI's clients read them.
    private static string Base64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector));
}
