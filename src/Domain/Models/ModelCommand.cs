using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Models;

/// <summary>What an owner asks of a model's registration, or a worker's answer says of it.</summary>
public abstract record ModelCommand
{
    private ModelCommand() { }

    /// <summary>The caller has read the version's file and card, and loads the asset: its rights are what is decided on.</summary>
    /// <param name="Test">Null: none is set, or the one that was set stays.</param>
    public sealed record RegisterModel(
        Account Actor, AssetId AssetId, AssetState Asset, int Version, string Cid, ModelDescription Description,
        ValueList<ModelNode> Graph, ModelCardFacts? Card, ModelTest? Test) : ModelCommand
    {
        /// <summary>The job of the test that is set already, run again: another card is another way to run the model.</summary>
        public Guid Again { get; init; }
    }

    /// <param name="Failure">Null: the job answered as the vector says.</param>
    public sealed record JudgeTest(Guid Job, double LargestError, ModelTestFailure? Failure) : ModelCommand;
}

/// <summary>Why a test was not passed.</summary>
public sealed record ModelTestFailure(string Code, string Message);
