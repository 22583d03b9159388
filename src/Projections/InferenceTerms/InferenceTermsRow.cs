using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.InferenceTerms;

/// <summary>On which terms a model may be run; an asset without a row: free, without quotas.</summary>
/// <param name="Quotas">By level.</param>
public sealed record InferenceTermsRow(
    string Contract, string TokenId, Yocto Price, IReadOnlyDictionary<int, InferenceQuotaRow> Quotas, long Position)
{
    internal static readonly Table<InferenceTermsRow> Table = new("inference_terms", "contract", "token_id");

    public AssetId Asset => new(Contract, TokenId);
}

/// <summary>Null: no limit.</summary>
public sealed record InferenceQuotaRow(int? PerHour, int? PerDay)
{
    internal static InferenceQuotaRow Of(InferenceQuota quota) => new(quota.PerHour, quota.PerDay);
}
