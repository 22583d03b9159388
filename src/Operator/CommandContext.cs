using System.CommandLine;
using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;
using Neura.EventStore;
using NeuraNft.Application.Custody;
using Npgsql;

namespace NeuraNft.Operator;

/// <summary>What all commands share: the database's options, --json, where answers go, and how a failure is told.</summary>
internal sealed class CommandContext(Terminal terminal)
{
    public Terminal Terminal => terminal;

    public DatabaseOptions Database { get; } = new();

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON value a line instead of text.", Recursive = true };

    /// <summary>A command on the market's database. Exit code 0, or 1 with one line on the error output: CODE: sentence.</summary>
    public Command Command(
        string name, string description, Func<OpenMarket, ParseResult, CancellationToken, Task> run, params Symbol[] symbols) =>
        CommandApart(
            name,
            description,
            async (arguments, ct) =>
            {
                await using var market = OpenMarket.At(Database.Choose(arguments));
                await run(market, arguments, ct);
            },
            symbols);

    /// <summary>A command that needs no database.</summary>
    public Command CommandApart(
        string name, string description, Func<ParseResult, CancellationToken, Task> run, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else if (symbol is Option option) command.Options.Add(option);
            else command.Subcommands.Add((Command)symbol);
        command.SetAction((arguments, ct) => RunAsync(arguments, run, ct));
        return command;
    }

    /// <summary>What a command did, for machines or for people.</summary>
    public void Done<T>(ParseResult arguments, T forMachines, string sentence)
    {
        if (arguments.GetValue(Json)) terminal.Json(forMachines);
        else Line(sentence);
    }

    public void Line(string text) => terminal.Out.WriteLine(PrintableText.Of(text));

    private async Task<int> RunAsync(ParseResult arguments, Func<ParseResult, CancellationToken, Task> run, CancellationToken ct)
    {
        try
        {
            await run(arguments, ct);
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Fail("CANCELLED", "The command was ended before it was done.");
        }
        catch (Exception failure)
        {
            var (code, sentence) = Explain(failure);
            return Fail(code, sentence);
        }
    }

    private static (string Code, string Sentence) Explain(Exception failure) => failure switch
    {
        RefusedException refused => (refused.Code, refused.Message),
        CustodyException refused => (refused.Code, refused.Message),
        SharingException refused => ("BAD_SHARE", refused.Message),
        AgeException refused => ("BAD_AGE_FILE", refused.Message),
        EventStoreUnavailableException => ("UNAVAILABLE", failure.Message),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn } missing =>
            ("OTHER_SCHEMA", $"This is no market's database, or one of another version: {missing.MessageText}."),
        NpgsqlException => ("UNAVAILABLE", $"PostgreSQL does not answer: {failure.Message}"),
        _ => ("FAILED", $"{failure.GetType().Name}: {failure.Message}"),
    };

    private int Fail(string code, string sentence)
    {
        terminal.Error.WriteLine($"{code}: {PrintableText.Of(sentence)}");
        return 1;
    }
}
