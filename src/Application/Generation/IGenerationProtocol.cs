using System.Text.Json.Nodes;

namespace NeuraNft.Application.Generation;

/// <summary>How a generator is asked and how its answer is read.</summary>
internal interface IGenerationProtocol
{
    /// <summary>Behind the operator's address.</summary>
    string Path { get; }

    JsonObject Body(GenerationRequest request, string upstreamModel);

    /// <summary>
    /// Ends without an <see cref="GeneratedPart.End"/> where the stream does; throws JsonException and its like for what is not of it.
    /// </summary>
    IAsyncEnumerable<GeneratedPart> ReadAsync(Stream answer, CancellationToken cancellationToken);
}
