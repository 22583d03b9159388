using System.Diagnostics;
using System.Text.Json;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;

namespace NeuraNft.TransparencyLog.Tests;

/// <summary>The same log read by Go's sumdb/tlog and sumdb/note (Debian: golang-go, golang-golang-x-mod-dev).</summary>
public sealed class GoCrossCheckTests : IDisposable
{
    private const string Sources = "/usr/share/gocode";

    private readonly TestLog _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Roots_proofs_and_notes_are_those_of_Go_at_random_sizes()
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/go") && Directory.Exists($"{Sources}/src/golang.org/x/mod/sumdb/tlog"), "no Go with golang.org/x/mod");
        var program = await BuildAsync();
        var random = new Random(TestLog.Seed);
        foreach (var growth in new[] { 1, 2, 253, 1, 255, 300, random.Next(1, 5_000), 65_536, random.Next(1, 70_000) })
        {
            await _log.GrowAsync(growth, random);
            long[] indexes = [0, _log.Size - 1, .. Enumerable.Range(0, 8).Select(_ => random.NextInt64(_log.Size))];
            var sizes = Enumerable.Range(0, 8).Select(_ => random.NextInt64(1, _log.Size + 1)).Distinct().ToList();
            var arguments = indexes.Select(i => $"r{i}").Concat(sizes.Select(s => $"t{s}"));
            using var answer = JsonDocument.Parse(await RunAsync(program, [_log.Folder, _log.Verifier.ToString(), .. arguments]));
            await CompareAsync(answer.RootElement);
        }
    }

    private async Task CompareAsync(JsonElement answer)
    {
        var reader = new TreeReader(_log.Store, _log.Size);
        answer.GetProperty("Size").GetInt64().ShouldBe(_log.Size);
        answer.GetProperty("Root").GetString().ShouldBe((await reader.RootAsync(Ct)).ToString());
        foreach (var record in answer.GetProperty("Records").EnumerateArray())
        {
            var index = record.GetProperty("Index").GetInt64();
            Texts(await reader.InclusionAsync(index, Ct)).ShouldBe(Texts(record), $"index {index} of {_log.Size}");
            record.GetProperty("Hash").GetString().ShouldBe(TreeHash.OfLeaf(_log.Entries[(int)index].Span).ToString());
        }
        // At the same size Go's proof is empty too.
        foreach (var tree in answer.GetProperty("Trees").EnumerateArray())
            Texts(await reader.ConsistencyAsync(tree.GetProperty("Size").GetInt64(), Ct)).ShouldBe(Texts(tree));

        SignedNote.TryParse(answer.GetProperty("Note").GetString()!, out var note).ShouldBeTrue();
        NoteVerifier.TryParse(answer.GetProperty("Key").GetString()!, out var key).ShouldBeTrue();
        note.IsSignedBy(key).ShouldBeTrue();
        note.IsSignedBy(_log.Verifier).ShouldBeFalse();
    }

    private static IEnumerable<string> Texts(IEnumerable<TreeHash> hashes) => hashes.Select(h => h.ToString());

    private static IEnumerable<string> Texts(JsonElement proof) => proof.GetProperty("Proof").EnumerateArray().Select(h => h.GetString()!);

    private async Task<string> BuildAsync()
    {
        var program = Path.Combine(Path.GetDirectoryName(_log.Folder)!, "tlog");
        await RunAsync("/usr/bin/go", ["build", "-o", program, Path.Combine(AppContext.BaseDirectory, "go", "main.go")]);
        return program;
    }

    private async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = Sources;
        start.Environment["GOFLAGS"] = "";
        start.Environment["GOCACHE"] = Path.Combine(Path.GetDirectoryName(_log.Folder)!, "go-cache");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Ct);
        var output = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(0, await error);
        return output;
    }
}
