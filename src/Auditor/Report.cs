using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Neura.EventStore;
using Neura.TransparencyLog.Tiles;
using Npgsql;

namespace NeuraNft.Auditor;

/// <summary>How findings and answers are told, and how a failure is.</summary>
internal sealed class Report(Screen screen)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public Option<OutputForm> Output { get; } = new("--output")
    {
        Description = "table, for people, or json, for machines.", Recursive = true, DefaultValueFactory = _ => OutputForm.Table,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "The same as --output json.", Recursive = true };

    public Screen Screen => screen;

    /// <summary>A command whose exit code is that of the worst finding.</summary>
    public Command Command(
        string name, string description, Func<ParseResult, CancellationToken, Task<IReadOnlyList<Finding>>> run, params Symbol[] symbols) =>
        Of(name, description, async (arguments, ct) => Tell(arguments, await run(arguments, ct)), symbols);

    /// <summary>A command that answers one question.</summary>
    public Command Question(
        string name, string description, Func<ParseResult, CancellationToken, Task<Answer>> run, params Symbol[] symbols) =>
        Of(name, description, async (arguments, ct) => Tell(arguments, await run(arguments, ct)), symbols);

    private Command Of(
        string name, string description, Func<ParseResult, CancellationToken, Task<ExitCode>> run, IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        command.SetAction(async (arguments, ct) =>
        {
            try
            {
                return (int)await run(arguments, ct);
            }
            catch (Exception failure) when (CodeOf(failure, ct) is not null)
            {
                var (code, sentence) = CodeOf(failure, ct)!.Value;
                await screen.Error.WriteLineAsync($"{code}: {PrintableText.Of(sentence)}");
                return (int)code;
            }
        });
        return command;
    }

    private static (ExitCode Code, string Sentence)? CodeOf(Exception failure, CancellationToken ct) => failure switch
    {
        MalformedException malformed => (ExitCode.Malformed, malformed.Message),
        RefusedException refused => (refused.Code, refused.Message),
        UnreadableEventException changed => (ExitCode.Differs, changed.Message),
        TileMissingException missing => (ExitCode.LogDamaged, missing.Message),
        OperationCanceledException when ct.IsCancellationRequested => (ExitCode.Failed, "It was ended before it was done."),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn } missing =>
            (ExitCode.Failed, $"This is no market's database, or one of another version: {missing.MessageText}."),
        IOException or UnauthorizedAccessException or NpgsqlException or InvalidDataException or EventStoreUnavailableException =>
            (ExitCode.Failed, failure.Message),
        _ => null,
    };

    private bool IsForMachines(ParseResult arguments) =>
        arguments.GetValue(Json) || arguments.GetValue(Output) == OutputForm.Json;

    private ExitCode Tell(ParseResult arguments, IReadOnlyList<Finding> findings)
    {
        if (IsForMachines(arguments))
            Line(findings.Select(f => new { code = f.Code.ToString(), f.Subject, f.Sentence }));
        else
            screen.Print(
                new AnswerTable(["", "", ""], [.. findings.Select(f => new[] { f.Code.ToString(), f.Subject, f.Sentence })]), false);
        return findings.Select(f => f.Code).DefaultIfEmpty(ExitCode.Proven).Max();
    }

    private ExitCode Tell(ParseResult arguments, Answer answer)
    {
        if (IsForMachines(arguments))
        {
            Line(new { answer.Code, answer.Sentence, answer.Detail });
            return answer.Code;
        }

        foreach (var table in answer.Tables) screen.Print(table, hasHeaders: true);
        screen.Out.WriteLine(PrintableText.Of($"{answer.Code}: {answer.Sentence}"));
        return answer.Code;
    }

    private void Line<T>(T value) => screen.Out.WriteLine(JsonSerializer.Serialize(value, Options));
}
