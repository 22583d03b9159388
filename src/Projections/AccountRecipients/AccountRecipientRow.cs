using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccountRecipients;

/// <summary>An account's age recipient, with the signed statement that makes it so.</summary>
/// <param name="Recipient">"age1…".</param>
/// <param name="Statement">As the log has it.</param>
public sealed record AccountRecipientRow(
    string Network, Account Account, string Recipient, JsonElement Statement, DateTimeOffset RegisteredAt, long Position)
{
    internal static readonly Table<AccountRecipientRow> Table = new("account_recipient", "network", "account");
}
