using System.CommandLine;

namespace NeuraNft.Auditor;

/// <summary>The auditor's command: checks what we say without asking us.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var report = new Report(output, error);
        var root = new RootCommand("Checks a NeuraNft market's audit log. Nothing but files is needed, but for export-case.")
        {
            report.Json, VerifyCommand.Create(report), ConsistencyCommand.Create(report), VerifyLogCommand.Create(report),
            ExportCaseCommand.Create(report), AnchorCommand.Create(report),
        };
        var arguments = root.Parse(args);
        if (arguments.Errors.Count > 0)
        {
            foreach (var wrong in arguments.Errors) await error.WriteLineAsync($"USAGE: {wrong.Message}");
            return (int)ExitCode.UsedWrongly;
        }
        var streams = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        return await arguments.InvokeAsync(streams, cancellationToken);
    }
}
