using System.CommandLine;
using Neura.Database;

namespace NeuraNft.Operator;

/// <summary>Which database: as the market itself is told, or found in its data folder.</summary>
internal sealed class DatabaseOptions
{
    private const string Variable = "NEURANFT_POSTGRES";

    // The market's own setting, as an environment variable.
    private const string MarketVariable = "ConnectionStrings__NeuraNft";

    public Option<string?> Connection { get; } = new("--connection")
    {
        Description = $"Npgsql connection string. Without it: {Variable}, {MarketVariable}, then --data.",
        Recursive = true,
    };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Data folder (Embedded:DataFolder) of a market that runs on the embedded PostgreSQL.",
        Recursive = true,
    };

    /// <exception cref="RefusedException">None is named and none runs in the data folder.</exception>
    public string Choose(ParseResult arguments)
    {
        if (arguments.GetValue(Connection) is { Length: > 0 } given) return given;
        if (arguments.GetValue(Data) is { Length: > 0 } folder) return Running(folder);
        foreach (var variable in new[] { Variable, MarketVariable })
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set) return set;
        return Running(DefaultFolder);
    }

    /// <summary>The market's data folder, as --data says or by default.</summary>
    public string Folder(ParseResult arguments) => arguments.GetValue(Data) is { Length: > 0 } folder ? folder : DefaultFolder;

    // As in the market's EmbeddedOptions.
    private static string DefaultFolder => OperatingSystem.IsLinux() && Environment.UserName == "root"
        ? "/var/lib/neuranft"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "neuranft");

    private static string Running(string folder)
    {
        try
        {
            return RunningServer.ConnectionString(Path.Combine(folder, "postgres"), "neura");
        }
        catch (EmbeddedPostgresException failure)
        {
            throw new RefusedException("NO_DATABASE", $"{failure.Message} Name a database by --connection, {Variable} or --data.");
        }
    }
}
