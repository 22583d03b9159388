namespace NeuraNft.Application.Generation;

/// <summary>A part of an answer.</summary>
public abstract record GeneratedPart
{
    private GeneratedPart() { }

    public sealed record Text(string Value) : GeneratedPart;

    /// <param name="Reason">"stop", or "length" where the answer was cut at its limit.</param>
    /// <param name="Usage">Null where the generator does not say.</param>
    public sealed record End(string Reason, TokenUsage? Usage) : GeneratedPart;
}

/// <param name="IsEstimate">Counted here, not by the generator.</param>
public sealed record TokenUsage(long Prompt, long Completion, bool IsEstimate)
{
    /// <summary>For a generator that does not say.</summary>
    public static TokenUsage Estimated(IEnumerable<GenerationMessage> prompt, string answer) =>
        new(prompt.Sum(TokenEstimate.Of), TokenEstimate.Of(answer), IsEstimate: true);
}
