using System.Collections.Immutable;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Inferences;

/// <summary>Price of a run and quotas by level; they stay with the asset when it changes hands.</summary>
public sealed record InferenceTerms(Yocto Price, ImmutableSortedDictionary<AccessLevel, InferenceQuota> Quotas)
{
    public static InferenceTerms Initial { get; } = new(Yocto.Zero, ImmutableSortedDictionary<AccessLevel, InferenceQuota>.Empty);

    /// <summary>The owner's runs are not the owner's to limit.</summary>
    public InferenceQuota QuotaOf(AccessDecision access) => access.Source == AccessSource.Owner
        ? InferenceQuota.None
        : Quotas.GetValueOrDefault(access.Level, InferenceQuota.None);

    /// <summary>The owner would pay himself.</summary>
    public Yocto PriceFor(AccessDecision access) => access.Source == AccessSource.Owner ? Yocto.Zero : Price;
}
