using System.ComponentModel.DataAnnotations;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Application.Inferences;

/// <summary>What the operator says about runs of models. Bound from the section "Inference".</summary>
public sealed class InferenceOptions
{
    public const string Section = "Inference";

    /// <summary>
    /// Runs of one model by one account at most, by level (Inference:Quotas:UseModel:PerHour …), whatever the model's owner allows. A level
    /// that is not named has no bound. Default none.
    /// </summary>
    public IDictionary<AccessLevel, QuotaBound> Quotas { get; } = new Dictionary<AccessLevel, QuotaBound>();

    public InferenceQuota BoundOf(AccessLevel level) =>
        Quotas.TryGetValue(level, out var bound) ? new InferenceQuota(bound.PerHour, bound.PerDay) : InferenceQuota.None;
}

/// <summary>Null: no bound.</summary>
public sealed class QuotaBound
{
    [Range(0, int.MaxValue)]
    public int? PerHour { get; set; }

    [Range(0, int.MaxValue)]
    public int? PerDay { get; set; }
}
