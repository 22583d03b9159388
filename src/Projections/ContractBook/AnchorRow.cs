using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.ContractBook;

/// <summary>A root of a transparency log as it was anchored on chain.</summary>
/// <param name="Root">Base64 of 32 bytes.</param>
public sealed record AnchorRow(
    long Position, string Contract, string Origin, long Size, string Root, Account AnchoredBy, BlockTime AnchoredAt)
{
    internal static readonly Table<AnchorRow> Table = new("audit_anchor", "position");
}
