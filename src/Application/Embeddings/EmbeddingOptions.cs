using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Embeddings;

/// <summary>The operator's own embedding model, trusted as the program itself is. Bound from the section "Embeddings".</summary>
public sealed class EmbeddingOptions
{
    public const string Section = "Embeddings";

    /// <summary>The name that clients call it by. Default "nn-embed-mini".</summary>
    [RegularExpression("^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$")]
    public string Model { get; set; } = "nn-embed-mini";

    /// <summary>The ONNX file. Default none: no embeddings, no semantic search, no retrieval.</summary>
    public string? ModelFile { get; set; }

    /// <summary>The tokenizer's vocabulary: a JSON array of words, or WordPiece's vocab.txt.</summary>
    public string VocabularyFile { get; set; } = "";

    /// <summary>How text becomes token ids. Default NgramHash, which nn-embed-mini reads.</summary>
    public EmbeddingTokenizer Tokenizer { get; set; }

    /// <summary>Texts that go through the model together. Default 32.</summary>
    [Range(1, 256)]
    public int Batch { get; set; } = 32;

    /// <summary>UTF-16 units of a text that are read at most; the rest does not count. Default 16,384.</summary>
    [Range(1, 1 << 20)]
    public int MaxTextLength { get; set; } = 1 << 14;

    /// <summary>Runs at once. Default 1.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 1;

    /// <summary>Threads of a run. Default 1.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 1;

    /// <summary>The longest that one batch may take. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>How a model reads text.</summary>
public enum EmbeddingTokenizer
{
    /// <summary>Words of a list and hashed 4-grams: ids [N,T] → embedding [N,D].</summary>
    NgramHash,

    /// <summary>
    /// BERT's, as MiniLM has it, without case: input_ids, attention_mask and perhaps token_type_ids [N,T] → a vector [N,D], or one for each
    /// token [N,T,D], of which the mean is taken.
    /// </summary>
    WordPiece,
}
