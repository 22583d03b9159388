using System.CommandLine;
using NeuraNft.Auditor.Access;
using NeuraNft.Auditor.Histories;
using NeuraNft.Auditor.Policies;
using NeuraNft.Auditor.Reconciling;
using NeuraNft.Auditor.Replaying;

namespace NeuraNft.Auditor;

/// <summary>The auditor's command: checks what we say without asking us.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(string[] args, Screen screen, CancellationToken cancellationToken)
    {
        var report = new Report(screen);
        var root = new RootCommand(
            "Checks a NeuraNft market. verify, verify-receipt, consistency, verify-log need only files; the others read its event log.")
        {
            report.Output, report.Json, VerifyCommand.Create(report), ConsistencyCommand.Create(report), VerifyLogCommand.Create(report),
            ExportCaseCommand.Create(report), ReplayCommand.Create(report), HistoryCommand.Create(report), AccessAtCommand.Create(report),
            ReconcileCommand.Create(report), PolicyTestCommand.Create(report), AnchorCommand.Create(report),
            VerifyReceiptCommand.Create(report),
        };
        var arguments = root.Parse(args);
        if (arguments.Errors.Count > 0)
        {
            foreach (var wrong in UsageErrors.Of(arguments)) await screen.Error.WriteLineAsync($"USAGE: {PrintableText.Of(wrong)}");
            return (int)ExitCode.UsedWrongly;
        }
        var streams = new InvocationConfiguration { Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false };
        return await arguments.InvokeAsync(streams, cancellationToken);
    }
}
