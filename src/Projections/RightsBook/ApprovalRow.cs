using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.RightsBook;

/// <summary>The newest approval of an account to transfer a token in its owner's name (NEP-178); ended, or standing.</summary>
public sealed record ApprovalRow(
    string Contract, string TokenId, Account Account, Account Owner, long? ApprovalId, bool Ended, long Position)
{
    internal static readonly Table<ApprovalRow> Table = new("approval", "contract", "token_id", "account");
}
