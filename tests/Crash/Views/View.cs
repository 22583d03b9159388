using System.Security.Cryptography;
using System.Text;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Crash.Views;

/// <summary>A projection of these tests, which can say what its rows are and what they should be.</summary>
internal abstract class View(string name) : IProjection
{
    public string Name => name;

    /// <summary>Makes its tables.</summary>
    public abstract string Ddl { get; }

    /// <summary>All rows as one text, by SQL.</summary>
    protected abstract string Rows { get; }

    public abstract Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct);

    /// <summary>The same text from a fold of the whole log in memory, by code that shares nothing with <see cref="ApplyAsync"/>.</summary>
    public abstract string Fold(IReadOnlyList<IEvent> log);

    public async Task<string> ChecksumAsync(NpgsqlDataSource dataSource, CancellationToken ct)
    {
        await using var command = dataSource.CreateCommand(Rows);
        return Checksum((string)(await command.ExecuteScalarAsync(ct))!);
    }

    public string ChecksumOf(IReadOnlyList<IEvent> log) => Checksum(Fold(log));

    private static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
