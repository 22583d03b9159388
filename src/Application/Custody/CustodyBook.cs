using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;
using Npgsql;

namespace NeuraNft.Application.Custody;

/// <summary>
/// What can be done to the custody in the database; each act is one transaction, so that a crash leaves it as before or done.
/// </summary>
public sealed class CustodyBook(NpgsqlDataSource database)
{
    public async Task<StoredCustody> ReadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await CustodyTable.ReadAsync(connection, ct);
    }

    /// <summary>The first master key, ring and identity.</summary>
    /// <param name="commitments">Null where the key lies in a file.</param>
    /// <exception cref="CustodyException">CUSTODY_EXISTS.</exception>
    public Task CreateAsync(SplitKey master, ShareCommitments? commitments, CancellationToken ct) => ChangeAsync(
        async (connection, stored) =>
        {
            if (stored.Identity is not null) throw new CustodyException("CUSTODY_EXISTS", "This market has its keys already: use rekey.");
            await CustodyTable.AddMasterAsync(connection, new StoredMaster(master.KeyId, false, commitments is not null), ct);
            if (commitments is not null) await CustodyTable.AddSharingAsync(connection, new StoredSharing(commitments, false), ct);
            var first = new StoredVersion(1, master.KeyId, KeyRing.NewVersion(master, 1));
            await CustodyTable.AddVersionAsync(connection, first, ct);
            using var identity = AgeIdentity.Create();
            var secret = KeyRing.SealIdentity(master, 1, first.Wrapped, identity);
            await CustodyTable.PutIdentityAsync(connection, new StoredIdentity(identity.Recipient.ToString(), secret, 1), ct);
        },
        ct);

    /// <summary>Opens the identity. A pending master key or generation of shares that opens it takes over from the old one.</summary>
    /// <exception cref="CustodyException">NO_CUSTODY, WRONG_MASTER_KEY, KEYS_DAMAGED.</exception>
    public async Task<AgeIdentity> OpenAsync(SplitKey master, ShareCommitments? commitments, CancellationToken ct)
    {
        AgeIdentity? identity = null;
        try
        {
            await ChangeAsync(
                async (connection, stored) =>
                {
                    identity = Open(stored, master);
                    if (stored.Pending?.KeyId == master.KeyId) await CustodyTable.PromoteMasterAsync(connection, ct);
                    if (commitments is not null && stored.Sharings.Any(s => s.IsPending && s.Commitments.Equals(commitments)))
                        await CustodyTable.PromoteSharingAsync(connection, commitments, ct);
                },
                ct);
        }
        catch
        {
            // A process that stays sealed keeps no secret.
            identity?.Dispose();
            throw;
        }
        return identity!;
    }

    /// <summary>A new key-encryption key; what is wrapped from now on is wrapped under it. Its version.</summary>
    /// <exception cref="CustodyException">REKEY_PENDING, WRONG_MASTER_KEY.</exception>
    public async Task<int> RotateAsync(SplitKey master, CancellationToken ct)
    {
        var version = 0;
        await ChangeAsync(
            async (connection, stored) =>
            {
                Mastered(stored, master);
                if (stored.Pending is not null)
                    throw new CustodyException("REKEY_PENDING", "A new master key waits for its shares: open with them first.");
                version = stored.Version + 1;
                await CustodyTable.AddVersionAsync(
                    connection, new StoredVersion(version, master.KeyId, KeyRing.NewVersion(master, version)), ct);
            },
            ct);
        return version;
    }

    /// <summary>Wraps the identity under the ring's newest key; older ones open nothing any more and are removed. The version.</summary>
    /// <exception cref="CustodyException">WRONG_MASTER_KEY, KEYS_DAMAGED.</exception>
    public async Task<int> RewrapAsync(SplitKey master, CancellationToken ct)
    {
        var version = 0;
        await ChangeAsync(
            async (connection, stored) =>
            {
                Mastered(stored, master);
                version = stored.Version;
                using var identity = Open(stored, master);
                var secret = KeyRing.SealIdentity(master, version, VersionOf(stored, version, master).Wrapped, identity);
                await CustodyTable.PutIdentityAsync(connection, new StoredIdentity(stored.Identity!.Recipient, secret, version), ct);
                await CustodyTable.DropVersionsBelowAsync(connection, version, ct);
            },
            ct);
        return version;
    }

    /// <summary>Puts the ring under a new master key as well. The old one holds until the new one has opened the custody once.</summary>
    /// <exception cref="CustodyException">WRONG_MASTER_KEY, KEYS_DAMAGED.</exception>
    public Task RekeyAsync(SplitKey from, SplitKey to, ShareCommitments commitments, CancellationToken ct) => ChangeAsync(
        async (connection, stored) =>
        {
            Mastered(stored, from);
            await CustodyTable.DropPendingMasterAsync(connection, ct);
            await CustodyTable.AddMasterAsync(connection, new StoredMaster(to.KeyId, true, true), ct);
            await CustodyTable.AddSharingAsync(connection, new StoredSharing(commitments, false), ct);
            foreach (var version in stored.Ring.Where(v => v.KeyId == from.KeyId))
            {
                var wrapped = KeyRing.Rekeyed(from, to, version.Version, version.Wrapped);
                await CustodyTable.AddVersionAsync(connection, new StoredVersion(version.Version, to.KeyId, wrapped), ct);
            }
        },
        ct);

    /// <summary>
    /// Announces a new generation of shares. The old ones hold until enough of the new ones have opened the custody once.
    /// </summary>
    /// <param name="before">The shares that are in force.</param>
    /// <param name="after">What is announced.</param>
    /// <param name="replaces">A generation that waits is given up: what holders made of it opens nothing any more.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="CustodyException">
    /// NO_SHARES: the master key is not in shares, or another generation came first. REFRESH_PENDING.
    /// </exception>
    public Task RefreshAsync(ShareCommitments before, ShareCommitments after, bool replaces, CancellationToken ct) => ChangeAsync(
        async (connection, stored) =>
        {
            if (stored.Current?.KeyId != after.KeyId || !stored.Sharings.Any(s => !s.IsPending && s.Commitments.Equals(before)))
                throw new CustodyException("NO_SHARES", "The refresh is not for the shares that are in force.");
            RefuseRefresh(stored, replaces);
            await CustodyTable.DropPendingSharingAsync(connection, after.KeyId, ct);
            await CustodyTable.AddSharingAsync(connection, new StoredSharing(after, true), ct);
        },
        ct);

    /// <exception cref="CustodyException">REFRESH_PENDING.</exception>
    public static void RefuseRefresh(StoredCustody stored, bool replaces)
    {
        if (!replaces && stored.Sharings.Any(s => s.IsPending && s.Commitments.KeyId == stored.Current?.KeyId))
            throw new CustodyException(
                "REFRESH_PENDING",
                "A refresh waits for its shares, and holders may have applied it. Open with them first; --replace gives it up.");
    }

    private static AgeIdentity Open(StoredCustody stored, SplitKey master)
    {
        var sealedIdentity = stored.Identity
            ?? throw new CustodyException("NO_CUSTODY", "This market has no keys yet: neura custody init.");
        var version = WrappedSecret.VersionOf(sealedIdentity.Secret);
        if (version < sealedIdentity.MinimumVersion)
            throw new CustodyException("KEYS_DAMAGED", "The identity is wrapped under a key older than the oldest allowed.");
        var identity = KeyRing.OpenIdentity(master, VersionOf(stored, version, master).Wrapped, sealedIdentity.Secret);
        if (identity.Recipient.ToString() == sealedIdentity.Recipient) return identity;
        identity.Dispose();
        throw new CustodyException("KEYS_DAMAGED", "The identity is not the one that its recipient says.");
    }

    private static StoredVersion VersionOf(StoredCustody stored, int version, SplitKey master) =>
        stored.Ring.FirstOrDefault(v => v.Version == version && v.KeyId == master.KeyId) ?? throw Wrong();

    private static void Mastered(StoredCustody stored, SplitKey master)
    {
        if (stored.Current?.KeyId != master.KeyId) throw Wrong();
    }

    private static CustodyException Wrong() => new("WRONG_MASTER_KEY", "This master key is not the one in force.");

    private async Task ChangeAsync(Func<NpgsqlConnection, StoredCustody, Task> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await CustodyTable.LockAsync(connection, ct);
        await change(connection, await CustodyTable.ReadAsync(connection, ct));
        await transaction.CommitAsync(ct);
    }
}
