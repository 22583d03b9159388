using System.Diagnostics;
using System.Text.Json;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>near-api-js in a process of its own (wallet.mjs), which speaks with us by lines of JSON.</summary>
internal sealed class NodeWallet : IDisposable
{
    private readonly Process node;

    public NodeWallet()
    {
        var script = Path.Combine(RepositoryFolder.Find(), "tests", "Api.Tests", "Accounts", "wallet.mjs");
        node = Process.Start(new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }

    public Task TellAsync(object line, CancellationToken ct) =>
        node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line).AsMemory(), ct);

    public async Task<JsonElement> HearAsync(CancellationToken ct)
    {
        await node.StandardInput.FlushAsync(ct);
        var line = await node.StandardOutput.ReadLineAsync(ct).AsTask().WaitAsync(TimeSpan.FromMinutes(2), ct);
        return line is null
            ? throw new InvalidOperationException(await node.StandardError.ReadToEndAsync(ct))
            : JsonSerializer.Deserialize<JsonElement>(line);
    }

    public void Dispose()
    {
        if (!node.HasExited)
            node.Kill();
        node.Dispose();
    }
}
