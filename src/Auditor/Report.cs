using System.CommandLine;
using System.Text.Json;
using Npgsql;
using Spectre.Console;

namespace NeuraNft.Auditor;

/// <summary>How findings are told, and how a failure is.</summary>
internal sealed class Report(TextWriter output, TextWriter error)
{
    public Option<bool> Json { get; } = new("--json") { Description = "JSON instead of a table.", Recursive = true };

    /// <summary>A command whose exit code is that of the worst finding.</summary>
    public Command Command(
        string name, string description, Func<ParseResult, CancellationToken, Task<IReadOnlyList<Finding>>> run, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        command.SetAction(async (arguments, ct) =>
        {
            try
            {
                return (int)Tell(arguments, await run(arguments, ct));
            }
            catch (MalformedException malformed)
            {
                return await FailAsync(ExitCode.Malformed, malformed.Message);
            }
            catch (Exception failure)
                when (failure is IOException or UnauthorizedAccessException or NpgsqlException or InvalidDataException)
            {
                return await FailAsync(ExitCode.Failed, failure.Message);
            }
        });
        return command;
    }

    private ExitCode Tell(ParseResult arguments, IReadOnlyList<Finding> findings)
    {
        if (arguments.GetValue(Json))
            output.WriteLine(JsonSerializer.Serialize(findings.Select(f => new { code = f.Code.ToString(), f.Subject, f.Sentence })));
        else
            Print(findings);
        return findings.Select(f => f.Code).DefaultIfEmpty(ExitCode.Proven).Max();
    }

    private void Print(IReadOnlyList<Finding> findings)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, 100);
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "");
        foreach (var finding in findings)
            table.AddRow(Markup.Escape(finding.Code.ToString()), Markup.Escape(finding.Subject), Markup.Escape(finding.Sentence));
        console.Write(table);
    }

    private async Task<int> FailAsync(ExitCode code, string sentence)
    {
        await error.WriteLineAsync($"{code}: {sentence}");
        return (int)code;
    }
}
