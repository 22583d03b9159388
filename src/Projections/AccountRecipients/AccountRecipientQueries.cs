using NeuraNft.Domain;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AccountRecipients;

/// <summary>The age recipient of an account, as it was registered. To encrypt to it, ask what verifies its statement.</summary>
public sealed class AccountRecipientQueries(NpgsqlDataSource source)
{
    /// <returns>Null where none is registered.</returns>
    public async Task<AccountRecipientRow?> OfAsync(string network, Account account, CancellationToken ct) =>
        (await source.ReadAsync<AccountRecipientRow>(
            AccountRecipientRow.Table.Select("where t.network = $1 and t.account = $2", network, account.Value), ct)).SingleOrDefault();
}
