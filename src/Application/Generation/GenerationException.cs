namespace NeuraNft.Application.Generation;

/// <summary>The generator gave no answer, or only a part of one.</summary>
public sealed class GenerationException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public const string Busy = "GENERATOR_BUSY";
    public const string Unavailable = "GENERATOR_UNAVAILABLE";
    public const string Refused = "GENERATOR_REFUSED";
    public const string Cut = "GENERATOR_CUT";
    public const string Slow = "GENERATOR_SLOW";
    public const string Garbage = "GENERATOR_GARBAGE";

    /// <summary>Stable; change only by adding.</summary>
    public string Code { get; } = code;
}
