using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>A job that has not ended, and whose it is.</summary>
internal sealed record JobRow(Guid Job, string Contract, string TokenId)
{
    public static readonly Table<JobRow> Table = new("search_job", "job");

    public AssetId Asset => new(Contract, TokenId);
}
