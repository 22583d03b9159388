using Neura.Cryptography.Sharing;
using Npgsql;

namespace NeuraNft.Application.Custody;

/// <summary>The custody's rows. Changes go one after the other: whoever changes holds the table until his transaction ends.</summary>
internal static class CustodyTable
{
    public static async Task<StoredCustody> ReadAsync(NpgsqlConnection connection, CancellationToken ct) => new(
        await ListAsync(
            connection, "select key_id, state = 'pending', held = 'shares' from custody_master",
            row => new StoredMaster(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2)), ct),
        await ListAsync(
            connection, "select commitments, state = 'pending' from custody_sharing order by key_id, generation",
            row => new StoredSharing(ShareCommitments.Parse(row.GetString(0)), row.GetBoolean(1)), ct),
        await ListAsync(
            connection, "select version, key_id, wrapped from custody_ring order by version",
            row => new StoredVersion(row.GetInt32(0), row.GetString(1), row.GetFieldValue<byte[]>(2)), ct),
        (await ListAsync(
            connection, "select recipient, secret, minimum_version from custody_identity",
            row => new StoredIdentity(row.GetString(0), row.GetString(1), row.GetInt32(2)), ct)).SingleOrDefault());

    public static Task LockAsync(NpgsqlConnection connection, CancellationToken ct) =>
        RunAsync(connection, "lock table custody_master in share row exclusive mode", [], ct);

    public static Task AddMasterAsync(NpgsqlConnection connection, StoredMaster master, CancellationToken ct) => RunAsync(
        connection, "insert into custody_master (key_id, state, held) values ($1, $2, $3)",
        [master.KeyId, State(master.IsPending), master.IsInShares ? "shares" : "file"], ct);

    public static Task AddSharingAsync(NpgsqlConnection connection, StoredSharing sharing, CancellationToken ct) => RunAsync(
        connection, "insert into custody_sharing (key_id, generation, commitments, state) values ($1, $2, $3, $4)",
        [sharing.Commitments.KeyId, sharing.Commitments.Generation, sharing.Commitments.ToString(), State(sharing.IsPending)], ct);

    public static Task AddVersionAsync(NpgsqlConnection connection, StoredVersion version, CancellationToken ct) => RunAsync(
        connection, "insert into custody_ring (version, key_id, wrapped) values ($1, $2, $3)",
        [version.Version, version.KeyId, version.Wrapped], ct);

    public static Task PutIdentityAsync(NpgsqlConnection connection, StoredIdentity identity, CancellationToken ct) => RunAsync(
        connection,
        """
        insert into custody_identity (number, recipient, secret, minimum_version) values (1, $1, $2, $3)
        on conflict (number) do update set secret = excluded.secret, minimum_version = excluded.minimum_version
        """,
        [identity.Recipient, identity.Secret, identity.MinimumVersion], ct);

    public static Task DropVersionsBelowAsync(NpgsqlConnection connection, int version, CancellationToken ct) =>
        RunAsync(connection, "delete from custody_ring where version < $1", [version], ct);

    public static Task DropPendingMasterAsync(NpgsqlConnection connection, CancellationToken ct) =>
        RunAsync(connection, "delete from custody_master where state = 'pending'", [], ct);

    public static Task DropPendingSharingAsync(NpgsqlConnection connection, string keyId, CancellationToken ct) =>
        RunAsync(connection, "delete from custody_sharing where key_id = $1 and state = 'pending'", [keyId], ct);

    /// <summary>The pending master key takes over; with the old one go its shares and its copies of the ring.</summary>
    public static async Task PromoteMasterAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await RunAsync(connection, "delete from custody_master where state = 'current'", [], ct);
        await RunAsync(connection, "update custody_master set state = 'current'", [], ct);
    }

    /// <summary>This generation of shares takes over.</summary>
    public static async Task PromoteSharingAsync(NpgsqlConnection connection, ShareCommitments sharing, CancellationToken ct)
    {
        await RunAsync(
            connection, "delete from custody_sharing where key_id = $1 and generation < $2", [sharing.KeyId, sharing.Generation], ct);
        await RunAsync(connection, "update custody_sharing set state = 'current' where key_id = $1", [sharing.KeyId], ct);
    }

    private static string State(bool isPending) => isPending ? "pending" : "current";

    private static async Task RunAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var list = new List<T>();
        while (await rows.ReadAsync(ct)) list.Add(read(rows));
        return list;
    }
}
