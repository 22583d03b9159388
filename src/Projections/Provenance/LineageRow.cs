using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Provenance;

/// <summary>A replica and one of its ancestors, of the same contract; 1 generation is between it and its parent.</summary>
public sealed record LineageRow(string Contract, string TokenId, short Generations, string Ancestor, Account CreatedBy, long Position)
{
    /// <summary>Further ancestors are reached from the oldest that is kept.</summary>
    public const int MostGenerations = 16;

    internal static readonly Table<LineageRow> Table = new("lineage", "contract", "token_id", "generations");

    public AssetId Asset => new(Contract, TokenId);

    public AssetId AncestorAsset => new(Contract, Ancestor);
}
