using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Models;

/// <summary>
/// What is known of the model in a version of an asset: decided here, not on chain. Stored format; change only by adding.
/// </summary>
public abstract record ModelEvent
{
    private ModelEvent() { }

    public abstract AssetId Asset { get; init; }

    public abstract int Version { get; init; }

    /// <summary>
    /// The version's file was read as an ONNX model. Its graph follows, unless it has more nodes than are kept (<paramref
    /// name="IsGraphKept"/>). Again where the asset got another card.
    /// </summary>
    public sealed record ModelRegistered(
        AssetId Asset, int Version, string Cid, ModelDescription Description, ModelCardFacts? Card, bool IsGraphKept, Account By)
        : ModelEvent;

    /// <summary>A part of the graph, in order.</summary>
    public sealed record ModelGraphRecorded(AssetId Asset, int Version, ValueList<ModelNode> Nodes) : ModelEvent;

    /// <summary>From now on the model is offered once this job has answered as the vector says.</summary>
    public sealed record ModelTestSet(AssetId Asset, int Version, Guid Job, ModelTestVector Vector, Account By) : ModelEvent;

    /// <param name="LargestError">Of any value, as the tolerance counts it.</param>
    public sealed record ModelTestPassed(AssetId Asset, int Version, Guid Job, double LargestError) : ModelEvent;

    /// <summary>The code is stable: TEST_MISMATCH, or that of the job's failure.</summary>
    public sealed record ModelTestFailed(AssetId Asset, int Version, Guid Job, string Code, string Message) : ModelEvent;
}
