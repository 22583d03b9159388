using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Tests;

/// <summary>The development chain of contract/devchain as a child process, which ends when its standard input closes.</summary>
/// <remarks>Skipped where contract/dist is not built (`npm ci &amp;&amp; npm run build` in contract/) or Node is missing.</remarks>
public sealed class DevChainProcess : IAsyncLifetime
{
    private const string RootAccount = "neura.local";

    private readonly HttpClient _http = new();
    private readonly KeyPair _rootKey = KeyPair.Generate();
    private Process? _process;
    private string? _whyNot;

    /// <summary>Further options of the chain.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public HttpClient Http => _http;

    public Uri Endpoint { get; private set; } = null!;

    public JsonRpcClient Rpc { get; private set; } = null!;

    public InMemorySigner Root { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var folder = Environment.GetEnvironmentVariable("NEURANFT_CONTRACT") ?? Path.Combine(Repository(), "contract");
        var main = Path.Combine(folder, "dist", "devchain", "main.js");
        if (!File.Exists(main))
        {
            _whyNot = $"The development chain is not built: {main}";
            return;
        }
        _process = StartNode([main, "--root-account", RootAccount, "--root-key", _rootKey.ExportSecret(),
            "--block-ms", "50", "--idle-ms", "50", "--exit-with-stdin", .. Arguments]);
        if (_process is null) return;
        var ready = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2))
            ?? throw new InvalidOperationException("The development chain did not start.");
        using var json = JsonDocument.Parse(ready);
        Endpoint = new Uri(json.RootElement.GetProperty("rpc").GetString()!);
        Rpc = Client(retries: 4);
        Root = new InMemorySigner(AccountId.Parse(RootAccount), _rootKey);
    }

    public JsonRpcClient Client(int retries) => new(
        _http, new JsonRpcClientOptions { Endpoints = [Endpoint], MaxRetries = retries, RetryDelay = TimeSpan.FromMilliseconds(20) });

    /// <summary>Throws one of the chain's switches for tests.</summary>
    public async Task SwitchAsync(string method, string parameters, CancellationToken cancellationToken)
    {
        var body = $$"""{"jsonrpc":"2.0","id":"1","method":"sandbox_{{method}}","params":{{parameters}}}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(Endpoint, content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The checkout that this was built in.</summary>
    public static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NeuraNft.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? AppContext.BaseDirectory;
    }

    private Process? StartNode(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true });
        }
        catch (Win32Exception e)
        {
            _whyNot = $"Node is not installed: {e.Message}";
            return null;
        }
    }

    public void SkipUnlessRunning() => Assert.SkipUnless(_process is not null, _whyNot ?? "not started");

    public async ValueTask DisposeAsync()
    {
        _rootKey.Dispose();
        _http.Dispose();
        if (_process is null) return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        _process.Dispose();
    }
}
