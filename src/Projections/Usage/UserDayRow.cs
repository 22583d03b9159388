using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Usage;

/// <summary>Who asked which asset on which day.</summary>
internal sealed record UserDayRow(DateOnly Day, Account Account, string Contract, string TokenId)
{
    internal static readonly Table<UserDayRow> Table = new("usage_user_daily", "day", "account", "contract", "token_id");
}
