using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>Reads login_session and refresh_token; what writes them is <see cref="SessionWrites"/>.</summary>
public sealed class SessionTable(NpgsqlDataSource db)
{
    private const string Columns =
        "s.session, s.network, s.account, s.public_key, s.opened_at, s.refreshed_at, s.expires_at, s.generation, s.end_reason";

    /// <summary>The session of a refresh token, newest or spent, with that token's generation.</summary>
    public async Task<(SessionRow Session, int Generation)?> ByTokenAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            $"select {Columns}, t.generation from refresh_token t join login_session s using (session) where t.token_hash = $1");
        command.Parameters.Add(new() { Value = tokenHash });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (Read(row), row.GetInt32(9)) : null;
    }

    /// <summary>Those that are not closed, expired ones among them; the one refreshed last comes first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OpenAsync(string network, Account account, int limit, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            $"""
            select {Columns} from login_session s
             where s.network = $1 and s.account = $2 and s.closed_at is null order by s.refreshed_at desc, s.session limit $3
            """);
        command.Parameters.Add(new() { Value = network });
        command.Parameters.Add(new() { Value = account.Value });
        command.Parameters.Add(new() { Value = limit });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var sessions = new List<SessionRow>();
        while (await row.ReadAsync(cancellationToken))
            sessions.Add(Read(row));
        return sessions;
    }

    private static SessionRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), Account.Parse(row.GetString(2)), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6), row.GetInt32(7),
        row.IsDBNull(8) ? null : Enum.Parse<SessionEnd>(row.GetString(8)));
}
