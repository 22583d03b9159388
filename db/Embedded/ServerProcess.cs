using System.Diagnostics;

namespace Neura.Database;

/// <summary>
/// The running server. On Unix a small shell lies between: it leaves a watcher that reads our pipe and interrupts the server
/// (its fast shutdown) when the pipe closes, which the kernel does even where we are killed; then it becomes the server, in a
/// session of its own, so that the terminal's Ctrl-C reaches us alone and we stop it last.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Watched =
        """
        exec 3<&0 </dev/null
        ( ( read -r _ <&3; kill -INT $$ ) >/dev/null 2>&1 & )
        command -v setsid >/dev/null && exec setsid "$@" 3<&-
        exec "$@" 3<&-
        """;

    private readonly Process process;
    private readonly LogTail log;

    private ServerProcess(Process process, LogTail log) => (this.process, this.log) = (process, log);

    public int Id => process.Id;
    public bool HasExited => process.HasExited;
    public string LastWords => log.ToString();

    public static ServerProcess Start(DataFolder folder, string binaries, IEnumerable<string> settings, ServerAccount account)
    {
        string[] command =
        [
            PostgresBinaries.Program(binaries, "postgres"), "-D", folder.PgData, .. settings.SelectMany(s => new[] { "-c", s }),
        ];
        var start = OperatingSystem.IsWindows()
            ? Command.Describe(command[0], command[1..], account.Name, folder.PgData)
            : Command.Describe("/bin/sh", ["-c", Watched, "sh", .. command], account.Name, folder.PgData);
        var log = new LogTail(folder.LogFile);
        var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        process.OutputDataReceived += (_, line) => log.Add(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new ServerProcess(process, log);
    }

    public Task WaitForExitAsync(CancellationToken ct) => process.WaitForExitAsync(ct);

    /// <summary>Closes the pipe that the watcher reads; Windows has no watcher and is stopped by pg_ctl alone.</summary>
    public void LetGo() => process.StandardInput.Close();

    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        process.Dispose();
        log.Dispose();
    }
}
