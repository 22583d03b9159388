using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NeuraNft.Crash.Servers;
using RabbitMQ.Client;

namespace NeuraNft.Messaging.Tests;

/// <summary>
/// Debian's rabbitmq-server as a node of its own: its data in a temporary folder, on loopback ports of its own, with its own port mapper.
/// It ends with us: a small shell reads our pipe, which the kernel closes even where we are killed, and ends what it started by its ids.
/// </summary>
public sealed class RabbitMqNode : IAsyncDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private const string Watched = """
        exec 3<&0 </dev/null
        epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 >/dev/null 2>&1 3<&- & mapper=$!
        ( read -r _ <&3; kill -9 $(cat "$RABBITMQ_PID_FILE") $mapper ) >/dev/null 2>&1 &
        command -v setsid >/dev/null && exec setsid "$0" 3<&-
        exec "$0" 3<&-
        """;

    private readonly string folder = Path.Combine(
        Path.GetTempPath(), $"neura-test-rabbitmq-{Environment.ProcessId}-{Path.GetRandomFileName()}");

    // Erlang binds them seconds later, and again after a kill, with clients that knock meanwhile: none may be given to one of these.
    private readonly int[] ports = [.. Enumerable.Range(0, int.MaxValue).Select(_ => Ports.Free()).Distinct().Take(3)];
    private Process? process;

    private RabbitMqNode() => Directory.CreateDirectory(folder);

    public Uri Uri => new($"amqp://guest:guest@127.0.0.1:{ports[0]}/");

    private string PidFile => Path.Combine(folder, "pid");

    /// <summary>A running node; the test is skipped where the program is not installed.</summary>
    public static async Task<RabbitMqNode> StartNewAsync(CancellationToken ct)
    {
        Assert.SkipUnless(File.Exists(Program), "RabbitMQ is not installed here (Debian: apt-get install rabbitmq-server)");
        var node = new RabbitMqNode();
        await File.WriteAllTextAsync(
            Path.Combine(node.folder, "rabbitmq.conf"),
            $"""
            listeners.tcp.1 = 127.0.0.1:{node.ports[0]}
            log.file.level = warning
            log.console = false
            disk_free_limit.absolute = 50MB
            vm_memory_high_watermark.absolute = 1GB
            """,
            ct);
        await node.StartAsync(ct);
        return node;
    }

    public async Task StartAsync(CancellationToken ct)
    {
        File.Delete(PidFile);
        var start = new ProcessStartInfo("/bin/sh", ["-c", Watched, Program])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("RABBITMQ", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in Settings())
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilItAnswersAsync(ct);
    }

    /// <summary>Without a word, as a power cut would: only what is on the disk is left.</summary>
    public async Task KillAsync()
    {
        using (var broker = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(PidFile), null)))
            broker.Kill();
        await EndAsync();
    }

    /// <summary>It neither answers nor goes away, until it is killed.</summary>
    public async Task FreezeAsync()
    {
        using var freeze = Process.Start("kill", ["-STOP", (await File.ReadAllTextAsync(PidFile)).Trim()]);
        await freeze.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["HOME"] = folder,
        ["RABBITMQ_NODENAME"] = $"neura-{ports[0]}@localhost",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "data"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "none"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(folder, "none"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "none"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(folder, "config"),
        ["RABBITMQ_PID_FILE"] = PidFile,
        ["RABBITMQ_DIST_PORT"] = $"{ports[1]}",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1",
        ["ERL_EPMD_PORT"] = $"{ports[2]}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
    };

    private async Task UntilItAnswersAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        var factory = new ConnectionFactory { Uri = Uri, AutomaticRecoveryEnabled = false };
        while (true)
        {
            if (process!.HasExited)
                throw new InvalidOperationException($"rabbitmq-server ended with code {process.ExitCode}; its folder is {folder}");
            try
            {
                await using var connection = await factory.CreateConnectionAsync(limit.Token);
                return;
            }
            catch (Exception notYet) when (notYet is IOException or SocketException)
            {
                await Task.Delay(100, limit.Token);
            }
        }
    }

    // The watcher ends broker and port mapper; our child is the broker's own shell, which ends with it.
    private async Task EndAsync()
    {
        if (process is null)
            return;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }
}
