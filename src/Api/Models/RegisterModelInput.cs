using System.Text.Json;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Inferences;
using NeuraNft.Domain.Models;

namespace NeuraNft.Api.Models;

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Version">The newest.</param>
/// <param name="Test">Null: none is set, or the one that was set stays; with another card that is run again.</param>
public sealed record RegisterModelInput(
    Guid IdempotencyKey, [property: ID<Asset>] string AssetId, int Version, ModelTestInput? Test = null);

/// <summary>What the model answers, by its owner's word. A worker runs it; until it answers so, the model is not offered.</summary>
/// <param name="Input">As of an inference.</param>
/// <param name="Expected">
/// An array of {"name","shape","values"}: outputs that are compared, 16 of 1,024 values at most.
/// </param>
/// <param name="Tolerance">Each value may differ by so much, or by so much of its size where it is larger than 1. Default 0.0001.</param>
public sealed record ModelTestInput(InferenceInput Input, JsonElement Expected, double? Tolerance = null)
{
    private const double UsualTolerance = 1e-4;

    internal ModelTestVector ToVector(Guid idempotencyKey)
    {
        var (kind, json) = Input.ToJob(idempotencyKey);
        return new ModelTestVector(kind, json, Expected.GetRawText(), Tolerance ?? UsualTolerance);
    }
}

/// <param name="TestJobId">The job that answers the test; null where none was given.</param>
/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record RegisterModelPayload(Guid? TestJobId, CommandReceipt? Receipt, IReadOnlyList<RegisterModelError>? Errors);
