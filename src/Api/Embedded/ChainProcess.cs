using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace NeuraNft.Api.Embedded;

/// <summary>The local development chain: a Node process of ours that ends with us, also when we are killed.</summary>
internal sealed class ChainProcess : IAsyncDisposable
{
    private readonly Process process;

    private ChainProcess(Process process, Uri rpc)
    {
        this.process = process;
        Rpc = rpc;
    }

    public Uri Rpc { get; }

    public static async Task<ChainProcess> StartAsync(string repository, string rootAccount, string rootKey,
        CancellationToken cancellationToken)
    {
        var main = Path.Combine(repository, "contract", "dist", "devchain", "main.js");
        if (!File.Exists(main))
            throw new EmbeddedException(
                $"The development chain is not built: {main} is missing. Build the solution, or `npm ci && npm run build` in contract/.");
        var process = Launch(main, rootAccount, rootKey);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromMinutes(2));
            var line = await process.StandardOutput.ReadLineAsync(limit.Token);
            if (line is null)
                throw new EmbeddedException(
                    "The development chain ended at its start: " + (await process.StandardError.ReadToEndAsync(cancellationToken)).Trim());
            // Nobody reads further output: drain it, or a full pipe would stop the chain.
            process.BeginErrorReadLine();
            return new ChainProcess(process, new Uri(JsonDocument.Parse(line).RootElement.GetProperty("rpc").GetString()!));
        }
        catch
        {
            End(process);
            throw;
        }
    }

    private static Process Launch(string main, string rootAccount, string rootKey)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                main, "--port", "0", "--root-account", rootAccount, "--root-key", rootKey,
                "--parent-pid", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
        };
        try
        {
            return Process.Start(start) ?? throw new EmbeddedException("Node.js did not start.");
        }
        catch (Win32Exception e)
        {
            throw new EmbeddedException("Node.js is missing: the local development chain needs Node 20 or newer on the PATH.", e);
        }
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    /// <summary>The chain lives in memory: there is nothing that an orderly end would save.</summary>
    public ValueTask DisposeAsync()
    {
        End(process);
        return ValueTask.CompletedTask;
    }
}
