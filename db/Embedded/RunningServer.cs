using System.Globalization;
using Npgsql;

namespace Neura.Database;

/// <summary>An embedded server that another process runs: how a second program of the same user reaches it.</summary>
public static class RunningServer
{
    /// <summary>Holds the password: never for a log.</summary>
    /// <param name="dataFolder"><see cref="EmbeddedPostgresOptions.DataFolder"/> of the process that started it.</param>
    /// <param name="database"><see cref="EmbeddedPostgresOptions.Database"/> of that process.</param>
    /// <exception cref="EmbeddedPostgresException">None runs there, or its files are closed to this user.</exception>
    public static string ConnectionString(string dataFolder, string database)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(dataFolder, "pgdata", "postmaster.pid"));
            return new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = int.Parse(lines[3], CultureInfo.InvariantCulture),
                Username = EmbeddedPostgres.UserName,
                Password = File.ReadAllText(Path.Combine(dataFolder, "password")),
                Database = database,
            }.ConnectionString;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException
            or IndexOutOfRangeException or FormatException)
        {
            throw new EmbeddedPostgresException($"No PostgreSQL server runs in {dataFolder}.", failure);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new EmbeddedPostgresException($"The files of the server in {dataFolder} are closed to this user.", failure);
        }
    }
}
