using NeuraNft.Domain.Models;

namespace NeuraNft.Application.Models;

/// <summary>
/// Reads what a model's file and card say, without running anything. The inference worker knows the formats; this project does not.
/// </summary>
public interface IModelInspector
{
    /// <summary>Larger files are not worth fetching.</summary>
    long MaxModelBytes { get; }

    Result<InspectedModel, ModelFileRefusal> Inspect(ReadOnlyMemory<byte> model);

    /// <summary>Whether the card is of its format and fits the model.</summary>
    Result<InspectedCard, ModelFileRefusal> InspectCard(ReadOnlyMemory<byte> card, ModelDescription model);
}

/// <summary>What a model's file says.</summary>
public sealed record InspectedModel(ModelDescription Description, IReadOnlyList<ModelNode> Graph);

/// <summary>What a card says; see <see cref="ModelCardFacts"/>.</summary>
public sealed record InspectedCard(string Task, string InputKind);
