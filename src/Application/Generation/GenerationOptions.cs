using System.ComponentModel.DataAnnotations;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Generation;

/// <summary>The operator's language model. Bound from the section "Generation". Prompts leave this process for its address.</summary>
public sealed class GenerationOptions : IValidatableObject
{
    public const string Section = "Generation";

    /// <summary>What is spoken there. Default None: nothing is generated.</summary>
    public GenerationKind Kind { get; set; }

    /// <summary>OpenAi: up to and with "/v1". Ollama: the server's. Redirects are not followed.</summary>
    public Uri? Url { get; set; }

    /// <summary>A file that holds the API key and nothing else. Default none.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Embedded: the ONNX file of a model of characters: tokens, state → logits, state.</summary>
    public string? ModelFile { get; set; }

    /// <summary>Embedded: its characters as a JSON array.</summary>
    public string? VocabularyFile { get; set; }

    /// <summary>What clients may name; the first is the default.</summary>
    public IList<GeneratorModelOptions> Models { get; } = [];

    /// <summary>Tokens of an answer at most. Default 1,024.</summary>
    [Range(1, 1 << 20)]
    public int MaxOutputTokens { get; set; } = 1024;

    /// <summary>How often an answer that has not begun is asked for again. Default 2.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    /// <summary>The longest wait between two parts of an answer, and for the first one. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of an answer on the wire. Default 8 MiB.</summary>
    [Range(1024, 1 << 30)]
    public long MaxAnswerBytes { get; set; } = 8 << 20;

    /// <summary>Answers that this node asks for at once; more are refused as busy. Default 16.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; set; } = 16;

    /// <summary>The longest that a completion of /v1 may take, whoever reads it how slowly. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The account that is paid for what is generated; needed where a model has a price. Default none.</summary>
    public string? PaidTo { get; set; }

    internal Account? Payee => Account.TryParse(PaidTo, out var account) ? account : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Kind switch
    {
        GenerationKind.None => [],
        GenerationKind.Embedded when string.IsNullOrEmpty(ModelFile) || string.IsNullOrEmpty(VocabularyFile) =>
            [new ValidationResult("Generation:Kind Embedded needs ModelFile and VocabularyFile.")],
        GenerationKind.OpenAi or GenerationKind.Ollama when Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" } =>
            [new ValidationResult("Generation:Url must be an http or https address.")],
        _ when Models.Count == 0 || Models.Any(m => string.IsNullOrWhiteSpace(m.Name)) || Models.Any(m => m.ContextTokens < 64) =>
            [new ValidationResult("Generation:Models must name at least one model, each with a context of 64 tokens or more.")],
        _ when !Models.All(m => m.HasPrice) =>
            [new ValidationResult($"Prices of Generation:Models are yoctoNEAR for 1,000 tokens, {GenerationPrice.Most} at most.")],
        _ when Payee is null && Models.Any(m => m.ToModel().Price != GenerationPrice.Free) =>
            [new ValidationResult("Generation:PaidTo must name the account that is paid.")],
        _ => [],
    };
}

/// <summary>Which protocol.</summary>
public enum GenerationKind
{
    None,

    /// <summary>POST {Url}/chat/completions, with server-sent events.</summary>
    OpenAi,

    /// <summary>POST {Url}/api/chat, with a JSON object a line.</summary>
    Ollama,

    /// <summary>A small model in this process: shows that streaming works, no more.</summary>
    Embedded,
}

/// <summary>A model that clients may name.</summary>
public sealed class GeneratorModelOptions
{
    public string Name { get; set; } = "";

    /// <summary>As the generator calls it. Default: the same.</summary>
    public string? Upstream { get; set; }

    /// <summary>Default 8,192.</summary>
    public int ContextTokens { get; set; } = 8192;

    /// <summary>Of 1,000 tokens that the model reads, in yoctoNEAR. Default "0": free.</summary>
    public string PromptPrice { get; set; } = "0";

    /// <summary>Of 1,000 tokens that the model writes, in yoctoNEAR. Default "0": free.</summary>
    public string CompletionPrice { get; set; } = "0";

    internal bool HasPrice => new[] { PromptPrice, CompletionPrice }.All(t => Yocto.TryParse(t, out var y) && y <= GenerationPrice.Most);

    public GeneratorModel ToModel() =>
        new(Name, ContextTokens) { Price = new GenerationPrice(Yocto.Parse(PromptPrice), Yocto.Parse(CompletionPrice)) };
}
