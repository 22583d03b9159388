using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Generation;

/// <summary>
/// The operator's language model, wherever it runs. The container has one only where the section "Generation" names it.
/// </summary>
public interface ITextGenerator
{
    /// <summary>What clients may name.</summary>
    IReadOnlyList<GeneratorModel> Models { get; }

    /// <summary>The answer in parts as they come; the last one is a <see cref="GeneratedPart.End"/>, and nothing follows it.</summary>
    /// <exception cref="GenerationException">There is no answer, or only the part of it that has come.</exception>
    IAsyncEnumerable<GeneratedPart> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken);
}

/// <param name="Name">As clients call it.</param>
/// <param name="ContextTokens">Of prompt and answer together.</param>
public sealed record GeneratorModel(string Name, int ContextTokens)
{
    public GenerationPrice Price { get; init; } = GenerationPrice.Free;
}
