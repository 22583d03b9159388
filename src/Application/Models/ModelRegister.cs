using System.Security.Cryptography;
using Npgsql;

namespace NeuraNft.Application.Models;

/// <summary>The models that passed the check, each with its own salt. Registering one again finds the first salt.</summary>
public sealed class ModelRegister(NpgsqlDataSource db)
{
    private const int SaltBytes = 32;

    /// <returns>SHA-256 over salt and the file's SHA-256, lower-case hex.</returns>
    public async Task<string> CommitAsync(string cid, ReadOnlyMemory<byte> sha256, long size, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("""
            insert into registered_model (cid, sha256, size, salt) values ($1, $2, $3, $4)
                on conflict (cid) do update set size = registered_model.size
            returning salt
            """);
        command.Parameters.Add(new() { Value = cid });
        command.Parameters.Add(new() { Value = Convert.ToHexStringLower(sha256.Span) });
        command.Parameters.Add(new() { Value = size });
        command.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(SaltBytes) });
        var salt = (byte[])(await command.ExecuteScalarAsync(cancellationToken))!;
        return Convert.ToHexStringLower(SHA256.HashData([.. salt, .. sha256.Span]));
    }
}
