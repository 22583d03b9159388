using Microsoft.Extensions.Options;
using NeuraNft.Application.Embeddings;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Embeddings;

/// <summary>The operator's embedding model in this process, on the processor. Loaded once, when the process starts.</summary>
public sealed class OnnxTextEmbedder : ITextEmbedder, IDisposable
{
    private readonly EmbeddingOptions options;
    private readonly ModelSession session;
    private readonly ITextTokens tokens;
    private readonly SemaphoreSlim turns;

    public OnnxTextEmbedder(IOptions<EmbeddingOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        var limits = new ModelLimits { ThreadsPerRun = this.options.Threads };
        try
        {
            tokens = Tokens(this.options);
            session = ModelSession.Load(
                File.ReadAllBytes(this.options.ModelFile!), ExecutionProviderChoice.Cpu, limits, time) switch
            {
                ModelResult<ModelSession>.Success loaded => loaded.Value,
                ModelResult<ModelSession>.Refused no => throw new EmbeddingException($"Embeddings:ModelFile: {no.Refusal.Message}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception unread) when (
            unread is IOException or UnauthorizedAccessException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new EmbeddingException($"The embedding model's files cannot be read: {unread.Message}", unread);
        }
        if (session.Outputs[0].Shape is not [.., { Length: { } dimensions }])
            throw new EmbeddingException($"The embedding model's output {session.Outputs[0].Description} has no fixed last dimension.");
        Dimensions = (int)dimensions;
        turns = new SemaphoreSlim(this.options.Concurrency);
    }

    public string Model => options.Model;

    public int Dimensions { get; }

    public int CountTokens(string text) => tokens.Count(text);

    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>(texts.Count);
        foreach (var batch in texts.Chunk(options.Batch))
        {
            await turns.WaitAsync(cancellationToken);
            try
            {
                vectors.AddRange(await Task.Run(() => Run(batch, cancellationToken), cancellationToken));
            }
            finally
            {
                turns.Release();
            }
        }
        return vectors;
    }

    public void Dispose()
    {
        session.Dispose();
        turns.Dispose();
    }

    private static ITextTokens Tokens(EmbeddingOptions options) => options.Tokenizer switch
    {
        EmbeddingTokenizer.NgramHash => NgramHashTokens.FromFile(options.VocabularyFile),
        EmbeddingTokenizer.WordPiece => WordPieceTokens.FromFile(options.VocabularyFile),
    };

    private List<float[]> Run(string[] texts, CancellationToken cancellationToken)
    {
        long[][] ids = [.. texts.Select(t => tokens.Read(t.Length > options.MaxTextLength ? t[..options.MaxTextLength] : t))];
        var ran = session.Run(tokens.ToTensors(ids, session.Inputs), options.Deadline, cancellationToken);
        if (ran is not ModelResult<IReadOnlyList<ModelTensor>>.Success { Value: [var output, ..] })
            throw new EmbeddingException(
                "The embedding model refused: " + (ran as ModelResult<IReadOnlyList<ModelTensor>>.Refused)?.Refusal.Message);
        return VectorsOf(output, ids);
    }

    private List<float[]> VectorsOf(ModelTensor output, long[][] ids)
    {
        if (output.Values is not float[] values || output.Shape[0] != ids.Length)
            throw new EmbeddingException($"The embedding model gave {output.Description}.");
        var (perText, vectors) = (values.Length / ids.Length, new List<float[]>(ids.Length));
        for (var i = 0; i < ids.Length; i++)
        {
            var own = values.AsSpan(i * perText, perText);
            // One vector for each token: the mean of those that are no padding.
            var vector = own[..Dimensions].ToArray();
            for (var t = 1; output.Shape.Count == 3 && t < ids[i].Length; t++)
                for (var d = 0; d < Dimensions; d++)
                    vector[d] += own[(t * Dimensions) + d];
            vectors.Add(ToLengthOne(vector));
        }
        return vectors;
    }

    private static float[] ToLengthOne(float[] vector)
    {
        var length = MathF.Sqrt(UnitVectors.Cosine(vector, vector));
        if (!float.IsFinite(length) || length <= 0)
            return new float[vector.Length];
        for (var i = 0; i < vector.Length; i++)
            vector[i] /= length;
        return vector;
    }
}
