using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Usage;

/// <summary>Which asset a job is about.</summary>
internal sealed record UsageJobRow(Guid Job, string Contract, string TokenId)
{
    internal static readonly Table<UsageJobRow> Table = new("usage_job", "job");

    public AssetId Asset => new(Contract, TokenId);
}
