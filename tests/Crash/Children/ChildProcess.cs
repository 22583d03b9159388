using System.Collections.ObjectModel;
using System.Diagnostics;
using Npgsql;

namespace NeuraNft.Crash.Children;

/// <summary>This program again, as a process to be killed. It ends by itself when we do, for its standard input ends then.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>What its sessions at the server are known by.</summary>
    public const string Sessions = "neura-crash-child";

    // Not an argument: those are everybody's to read, and it holds a password.
    private const string Database = "NEURANFT_CRASH_DATABASE";
    private readonly Process process;
    private readonly Task reading;
    private readonly List<string> errors = [];

    private ChildProcess(string name, string connectionString, Action<string> line, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "NeuraNft.Crash"), [name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment ?? ReadOnlyDictionary<string, string>.Empty) start.Environment[variable] = value;
        start.Environment[Database] = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = Sessions }.ConnectionString;
        start.Environment["DOTNET_ROOT"] = RuntimeRoot();
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is { } text) lock (errors) errors.Add(text);
        };
        process.BeginErrorReadLine();
        reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } text) line(text);
        });
    }

    public int Id => process.Id;

    public static ChildProcess Start(
        string name, string connectionString, Action<string> line, IReadOnlyDictionary<string, string>? environment = null) =>
        new(name, connectionString, line, environment);

    /// <summary>In the child: the database that its parent named.</summary>
    public static NpgsqlDataSource DataSource() => NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(Database)!);

    /// <summary>In the child: ends when nobody holds the other end of standard input.</summary>
    public static async Task ParentGoneAsync() => await Console.In.ReadToEndAsync();

    /// <summary>SIGKILL; returns when all that it said before has been read.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        if (process.HasExited) Assert.Fail($"It had ended by itself with {process.ExitCode}: {string.Join('\n', errors)}");
        process.Kill();
        await process.WaitForExitAsync(ct);
        await reading.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    /// <summary>Of the runtime that runs us, wherever it is installed.</summary>
    private static string RuntimeRoot() =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
}
