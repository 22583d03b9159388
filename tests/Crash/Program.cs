using NeuraNft.Crash.Children;
using Xunit.Runner.InProc.SystemConsole;

namespace NeuraNft.Crash;

/// <summary>The tests, their long form, or one of the processes that they kill.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [WriterProgram.Name]:
                return await WriterProgram.RunAsync();
            case [DaemonProgram.Name]:
                return await DaemonProgram.RunAsync();
            case [UploadProgram.Name]:
                return await UploadProgram.RunAsync();
            case [AuditProgram.Name]:
                return await AuditProgram.RunAsync();
            case [AnchorProgram.Name]:
                return await AnchorProgram.RunAsync();
            case [AnswerProgram.Name]:
                return await AnswerProgram.RunAsync();
            case [EraseProgram.Name]:
                return await EraseProgram.RunAsync();
            case ["long", .. var rest]:
                Environment.SetEnvironmentVariable(CrashRun.Variable, "long");
                return await ConsoleRunner.Run(["-showliveoutput", .. rest]);
            default:
                return await ConsoleRunner.Run(args);
        }
    }
}
