using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Models;

/// <summary>What a model's stream says so far.</summary>
public abstract record ModelState
{
    private ModelState() { }

    public static ModelState Initial { get; } = new Unregistered();

    /// <summary>Whether the model may be asked for inference.</summary>
    public ModelOffer Offer => this switch
    {
        Registered { Test: { } test } => test.Standing,
        _ => ModelOffer.Untested,
    };

    public sealed record Unregistered : ModelState;

    public sealed record Registered(AssetId Asset, int Version, string Cid, ModelCardFacts? Card, ModelTest? Test) : ModelState;
}

/// <summary>The newest test of a model.</summary>
/// <param name="Message">Why it failed.</param>
public sealed record ModelTest(Guid Job, ModelTestVector Vector, ModelOffer Standing, string? Message = null);
