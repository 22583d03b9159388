using NeuraNft.Domain;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Holdings;

/// <summary>What accounts own, made and traded, counted.</summary>
public sealed class ProfileQueries(NpgsqlDataSource source)
{
    /// <summary>Those that the market has seen; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<Account, ProfileRow>> FindManyAsync(IReadOnlyList<Account> accounts, CancellationToken ct) =>
        (await source.ReadAsync<ProfileRow>(Select(accounts), ct)).ToDictionary(r => r.Account);

    internal static NpgsqlBatchCommand Select(IReadOnlyList<Account> accounts) =>
        ProfileRow.Table.Select("where t.account = any($1)", Optional.Texts(accounts.Select(a => a.Value)));
}
