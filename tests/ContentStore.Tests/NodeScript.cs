using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NeuraNft.ContentStore.Tests;

/// <summary>A script of the folder Clients, run by Node.</summary>
internal static class NodeScript
{
    private static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "Clients");

    /// <summary>Its output; it must end well.</summary>
    public static async Task<string> RunAsync(string name, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        using var node = Start(name, arguments);
        var output = node.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await node.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        }
        finally
        {
            if (!node.HasExited)
                node.Kill();
        }

        node.ExitCode.ShouldBe(0, await output + await errors);
        return await output;
    }

    public static Process Start(string name, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, name), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder,
        })!;

    private static string Here([CallerFilePath] string file = "") => file;
}
