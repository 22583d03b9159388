using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NeuraNft.GraphQL.Tests.Corpora;

/// <summary>A file of recorded answers of graphql-js; see ../shared/data/graphql/README.md. Tests are skipped where it is absent.</summary>
public sealed class Corpus
{
    private Corpus(JsonElement root) => Root = root;

    public JsonElement Root { get; }

    public IEnumerable<JsonElement> Cases => Root.GetProperty("cases").EnumerateArray();

    public static Corpus Read(string file)
    {
        var path = Path.Combine(DataFolder(), "graphql", file);
        Assert.SkipUnless(File.Exists(path), $"no corpus {path}");
        return new Corpus(JsonDocument.Parse(File.ReadAllBytes(path)).RootElement);
    }

    /// <summary>Runs every case; a case gives what is wrong, or null. Writes how many ran, and fails with the first failures.</summary>
    public static void Run(
        IEnumerable<JsonElement> cases, Func<JsonElement, string?> run, [CallerMemberName] string? test = null)
    {
        var count = 0;
        var failures = new List<string>();
        foreach (var item in cases)
        {
            count++;
            if (Attempt(item, run) is { } failure)
                failures.Add($"{Id(item, count)}: {failure}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{test}: {count} cases, {failures.Count} failures");
        failures.ShouldBeEmpty($"{failures.Count} of {count}:\n{string.Join("\n", failures.Take(15))}");
        count.ShouldBeGreaterThan(0);
    }

    private static string? Attempt(JsonElement item, Func<JsonElement, string?> run)
    {
        try
        {
            return run(item);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static string Id(JsonElement item, int count) => item.TryGetProperty("id", out var id) ? id.GetString()! : $"#{count}";

    /// <summary>Where this repository lies.</summary>
    public static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "NeuraNft.sln")))
            at = at.Parent;
        return at?.FullName ?? "/";
    }

    public static string DataFolder() =>
        Environment.GetEnvironmentVariable("NEURANFT_TESTDATA") is { Length: > 0 } given
            ? given
            : Path.Combine(Path.GetDirectoryName(Repository()) ?? "/", "shared", "data");
}
