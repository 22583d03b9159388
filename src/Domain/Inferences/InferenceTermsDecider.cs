using System.Diagnostics;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Inferences.InferenceTermsEvent, NeuraNft.Domain.Inferences.InferenceTermsRefusal>;
using static NeuraNft.Domain.Inferences.InferenceTermsCommand;
using static NeuraNft.Domain.Inferences.InferenceTermsEvent;
using static NeuraNft.Domain.Inferences.InferenceTermsRefusal;

namespace NeuraNft.Domain.Inferences;

using Verdict = Decision<InferenceTermsEvent, InferenceTermsRefusal>;

/// <summary>The owner alone says what a run costs and how often it may be had.</summary>
public static class InferenceTermsDecider
{
    public static Verdict Decide(InferenceTerms terms, InferenceTermsCommand command) => (command.Asset, command) switch
    {
        (not AssetState.Minted, _) => Refuse(new NoSuchAsset(command.AssetId)),
        (AssetState.Minted asset, _) when asset.Owner != command.Actor => Refuse(new NotOwner(command.Actor)),
        (AssetState.Minted { Kind: not AssetKind.Model } asset, _) => Refuse(new NotAModel(asset.Asset, asset.Kind)),
        (_, SetInferencePrice c) when c.Price > BalanceDecider.MaxAmount => Refuse(new PriceTooHigh(c.Price, BalanceDecider.MaxAmount)),
        (_, SetInferencePrice c) when c.Price == terms.Price => Accept(),
        (_, SetInferencePrice c) => Accept(new InferencePriceSet(c.AssetId, c.Price, c.Actor)),
        (_, SetInferenceQuota c) when c.Level == AccessLevel.None || c.Quota is { PerHour: < 0 } or { PerDay: < 0 } =>
            Refuse(new InvalidQuota(c.Level)),
        (_, SetInferenceQuota { Quota: { } quota } c) when !quota.IsWithin(c.Bound) => Refuse(new QuotaOutOfBounds(c.Bound)),
        (_, SetInferenceQuota c) when terms.Quotas.GetValueOrDefault(c.Level) == c.Quota => Accept(),
        (_, SetInferenceQuota c) => Accept(new InferenceQuotaSet(c.AssetId, c.Level, c.Quota, c.Actor)),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    public static InferenceTerms Evolve(InferenceTerms terms, InferenceTermsEvent @event) => @event switch
    {
        InferencePriceSet e => terms with { Price = e.Price },
        InferenceQuotaSet { Quota: { } quota } e => terms with { Quotas = terms.Quotas.SetItem(e.Level, quota) },
        InferenceQuotaSet e => terms with { Quotas = terms.Quotas.Remove(e.Level) },
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
