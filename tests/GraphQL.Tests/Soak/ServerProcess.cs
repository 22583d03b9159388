using System.Diagnostics;
using System.Globalization;

namespace NeuraNft.GraphQL.Tests.Soak;

/// <summary>This program once more, as a server.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Client) = (process, Connect(address));

    public HttpClient Client { get; }

    public Uri Socket => new UriBuilder(new Uri(Client.BaseAddress!, "graphql")) { Scheme = "ws" }.Uri;

    public bool HasExited => _process.HasExited;

    /// <param name="memoryLimit">The most bytes that the garbage-collected heap may hold; an allocation past it ends the process.</param>
    /// <param name="schemaFile">Schema text to serve.</param>
    public static async Task<ServerProcess> StartAsync(long? memoryLimit, string? schemaFile, CancellationToken cancellationToken)
    {
        var name = typeof(ServerProcess).Assembly.GetName().Name! + (OperatingSystem.IsWindows() ? ".exe" : "");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name), [SoakServer.Name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (schemaFile is not null)
            start.ArgumentList.Add(schemaFile);
        if (Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(host);
        // As small a heap as the collector can keep, so that what grows is what is held.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_GCConserveMemory"] = "9";
        if (memoryLimit is { } bytes)
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new ServerProcess(process, new Uri(address ?? throw new InvalidOperationException("The server did not start.")));
    }

    public async Task<long> NumberAsync(string path, CancellationToken cancellationToken) =>
        long.Parse(await Client.GetStringAsync(path, cancellationToken), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private static HttpClient Connect(Uri address) => new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
}
