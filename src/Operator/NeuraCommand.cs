using System.CommandLine;
using NeuraNft.Operator.Chain;
using NeuraNft.Operator.Custody;
using NeuraNft.Operator.Explain;
using NeuraNft.Operator.Parked;
using NeuraNft.Operator.Rebuild;
using NeuraNft.Operator.Status;

namespace NeuraNft.Operator;

/// <summary>The operator's command. Exit codes: 0 done, 1 refused or failed, 2 used wrongly.</summary>
internal static class NeuraCommand
{
    private const int UsageError = 2;

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken ct)
    {
        var arguments = Create(terminal).Parse(args);
        if (arguments.Errors.Count > 0)
        {
            foreach (var error in arguments.Errors) await terminal.Error.WriteLineAsync($"USAGE: {error.Message}");
            return UsageError;
        }

        var streams = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        return await arguments.InvokeAsync(streams, ct);
    }

    private static RootCommand Create(Terminal terminal)
    {
        var context = new CommandContext(terminal);
        return new RootCommand("Shows and steers a NeuraNft market's projections, subscriptions, queues, ingestion and keys.")
        {
            context.Database.Connection,
            context.Database.Data,
            context.Json,
            StatusCommand.Create(context),
            ParkedCommand.Create(context),
            PauseCommand.Create(context),
            ResumeCommand.Create(context),
            RebuildCommand.Create(context),
            ExplainCommand.Create(context),
            ChainCommand.Create(context),
            CustodyCommand.Create(context),
            EraseCommand.Create(context),
        };
    }
}
