using System.CommandLine;

namespace NeuraNft.Auditor.Logs;

/// <summary>Which market's database. The connection string is never shown, not even where it is wrong.</summary>
internal static class LogOption
{
    public const string Variable = "NEURANFT_POSTGRES";

    public static Option<string?> Create() => new("--connection")
    {
        Description = $"Npgsql connection string of the market's database; without it {Variable}, which no list of processes shows.",
    };

    /// <exception cref="RefusedException">None is named, or what is named is none.</exception>
    public static MarketLog Open(ParseResult arguments, Option<string?> option) => MarketLog.At(
        arguments.GetValue(option) ?? Environment.GetEnvironmentVariable(Variable)
        ?? throw new RefusedException(ExitCode.UsedWrongly, $"Name a database by --connection or {Variable}."));
}
