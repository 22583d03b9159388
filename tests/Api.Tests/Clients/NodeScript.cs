using System.Diagnostics;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests.Clients;

/// <summary>A script of this folder, run by Node with the packages that the build has put beside it.</summary>
internal static class NodeScript
{
    /// <returns>Its output; it must end well.</returns>
    public static async Task<string> RunAsync(string name, CancellationToken ct, params IEnumerable<string> arguments)
    {
        var folder = Path.Combine(RepositoryFolder.Find(), "tests", "Api.Tests", "Clients");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, name), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(ct), node.StandardError.ReadToEndAsync(ct));
        try
        {
            await node.WaitForExitAsync(ct).WaitAsync(TimeSpan.FromMinutes(3), ct);
        }
        finally
        {
            if (!node.HasExited)
                node.Kill(entireProcessTree: true);
        }
        node.ExitCode.ShouldBe(0, await output + await errors);
        return await output;
    }
}
