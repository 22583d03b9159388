using System.Diagnostics;
using System.Globalization;
using Neura.ContentStore.Ipfs;
using Neura.ContentStore.Providers;

namespace NeuraNft.ContentStore.Tests.Ipfs;

/// <summary>The JavaScript IPFS implementation behind Kubo's RPC, in a process of its own.</summary>
public sealed class IpfsNode : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private Process _node = null!;

    public Uri Address { get; private set; } = null!;

    internal KuboProvider Provider => new(_http, new KuboOptions(Address)
    {
        Http = new ProviderHttpOptions { FirstPause = TimeSpan.FromMilliseconds(1), Retries = 2 },
    }, TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        _node = NodeScript.Start("kubo.mjs");
        var port = await _node.StandardOutput.ReadLineAsync() ?? await _node.StandardError.ReadToEndAsync();
        Address = new Uri($"http://127.0.0.1:{int.Parse(port, CultureInfo.InvariantCulture)}/");
    }

    public async Task LieAboutAsync(string cid) =>
        (await _http.PostAsync(new Uri(Address, $"api/v0/lie?arg={cid}"), null)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
        _http.Dispose();
    }
}
