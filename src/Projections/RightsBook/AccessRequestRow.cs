using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.RightsBook;

/// <summary>An account's newest request for access to an asset.</summary>
/// <param name="Approved">Null: not answered yet.</param>
/// <param name="Position">Of its newest event: the request, or the answer.</param>
public sealed record AccessRequestRow(
    string Contract, string TokenId, Account Account, AccessLevel Level, string? Message, BlockTime RequestedAt, bool? Approved,
    Account? AnsweredBy, BlockTime? AnsweredAt, long Position)
{
    internal static readonly Table<AccessRequestRow> Table = new("access_request", "contract", "token_id", "account");

    public AssetId Asset => new(Contract, TokenId);
}
