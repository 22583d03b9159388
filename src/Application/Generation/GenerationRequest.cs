namespace NeuraNft.Application.Generation;

/// <param name="Model">One of the generator's names.</param>
/// <param name="Messages">The talk so far; the last one is to be answered.</param>
/// <param name="MaxTokens">Of the answer.</param>
public sealed record GenerationRequest(string Model, IReadOnlyList<GenerationMessage> Messages, int MaxTokens)
{
    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public long? Seed { get; init; }

    /// <summary>The answer ends before any of these.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];
}

/// <param name="Role">"system", "user" or "assistant".</param>
public sealed record GenerationMessage(string Role, string Content);
