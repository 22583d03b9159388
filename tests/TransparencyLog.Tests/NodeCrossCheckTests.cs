using System.Diagnostics;
using System.Globalization;
using Neura.TransparencyLog.Tiles;

namespace NeuraNft.TransparencyLog.Tests;

/// <summary>The same log read by a few lines of JavaScript that know WebCrypto alone, as a browser does.</summary>
public sealed class NodeCrossCheckTests : IDisposable
{
    private readonly TestLog _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Proofs_from_the_tiles_hold_in_a_browsers_cryptography_at_random_sizes()
    {
        var random = new Random(TestLog.Seed);
        var older = new List<long>();
        foreach (var growth in new[] { 1, 2, 253, 1, random.Next(1, 2_000), 65_700, random.Next(1, 2_000) })
        {
            if (_log.Size > 0) older.Add(_log.Size);
            await _log.GrowAsync(growth, random);
        }
        long[] sizes = [.. older, .. Enumerable.Range(0, 8).Select(_ => random.NextInt64(1, _log.Size)), 256, 65_536];
        long[] indexes = [0, _log.Size - 1, 255, 256, 65_535, 65_536, .. Enumerable.Range(0, 8).Select(_ => random.NextInt64(_log.Size))];
        var told = (await RunAsync([_log.Folder, $"{_log.Verifier}", List(sizes), List(indexes)])).Trim();
        var proofs = sizes.Append(_log.Size).Sum(size => indexes.Count(i => i < size));
        var root = await new TreeReader(_log.Store, _log.Size).RootAsync(Ct);
        told.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"{_log.Size} {root} {proofs}"));
    }

    private static string List(long[] numbers) => string.Join(',', numbers);

    private static async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "node", "check.mjs");
        var start = new ProcessStartInfo("node", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Ct);
        var output = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(0, await error);
        return output;
    }
}
