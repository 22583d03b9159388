using System.Diagnostics;
using System.Text.Json;

namespace NeuraNft.Application.Tests.Histories;

/// <summary>
/// Random histories of the contract's own wasm, as contract/tests/nrc101/histories.ts tells them: one JSON line a call, between a line
/// that opens a history and one that says how the contract's views answer at its end.
/// </summary>
internal static class ContractHistories
{
    private const string Script = "contract/dist/tests/nrc101/histories.js";

    public static IReadOnlyList<IReadOnlyList<JsonElement>> Read(int seed, int count)
    {
        var histories = new List<List<JsonElement>>();
        foreach (var line in Lines(seed, count))
        {
            if (line.GetProperty("type").GetString() == "start")
                histories.Add([]);
            histories[^1].Add(line);
        }

        return histories;
    }

    private static List<JsonElement> Lines(int seed, int count)
    {
        var script = Path.Combine(Root(), Script);
        File.Exists(script).ShouldBeTrue($"{Script} is not built: npm ci --ignore-scripts and npx tsc in contract/.");
        using var node = Process.Start(new ProcessStartInfo("node", [script, "--seed", $"{seed}", "--count", $"{count}"])
        {
            RedirectStandardOutput = true,
        }).ShouldNotBeNull();
        var lines = new List<JsonElement>();
        while (node.StandardOutput.ReadLine() is { } line)
            lines.Add(JsonSerializer.Deserialize<JsonElement>(line));
        node.WaitForExit();
        node.ExitCode.ShouldBe(0);
        return lines;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuraNft.sln")))
            folder = folder.Parent;
        return folder.ShouldNotBeNull("The repository's root is above the tests.").FullName;
    }
}
