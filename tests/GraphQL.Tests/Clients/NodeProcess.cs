using System.Diagnostics;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Clients;

/// <summary>Runs a script of Node with the packages of this folder.</summary>
internal static class NodeProcess
{
    private static readonly string Folder = Path.Combine(Corpus.Repository(), "tests", "GraphQL.Tests", "Clients");

    /// <summary>A driver of ../shared/conformance; the test is skipped where it is absent.</summary>
    public static Task<string> RunDriverAsync(string name, string address)
    {
        var script = Path.Combine(Directory.GetParent(Corpus.Repository())!.FullName, "shared", "conformance", name);
        if (!File.Exists(script))
            script = Path.Combine(Directory.GetParent(Corpus.DataFolder())!.FullName, "conformance", name);
        Assert.SkipUnless(File.Exists(script), $"no driver {script}");
        return RunAsync(script, address);
    }

    /// <summary>A script of this folder. Its output; it must end well.</summary>
    public static Task<string> RunOwnAsync(string name, params string[] arguments) =>
        RunAsync(Path.Combine(Folder, name), arguments);

    private static async Task<string> RunAsync(string script, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["NODE_MODS"] = Path.Combine(Folder, "x.js");
        using var node = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = node.StandardOutput.ReadToEndAsync(cancellation);
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await node.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromMinutes(2), cancellation);
        }
        finally
        {
            if (!node.HasExited)
                node.Kill();
        }
        TestContext.Current.TestOutputHelper?.WriteLine(await output + await errors);
        node.ExitCode.ShouldBe(0, await output + await errors);
        return await output;
    }
}
