using System.Diagnostics;
using System.Security.Cryptography;
using Neura.Cryptography.Age;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using static NeuraNft.Benchmarks.Inference.InferenceBenchmark;

namespace NeuraNft.Benchmarks.Inference;

/// <summary>
/// An encrypted model of 100 MB from its file to its first answer, beside reading, decrypting and checking it into memory. Both hashes
/// (of what is stored and of what comes out) are in both, as in a job.
/// </summary>
internal static class ColdStart
{
    private const int Turns = 7;

    public static async Task RunAsync(CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}.age");
        var model = DenseModel.Create(24);
        using var key = AgeFileKey.Create();
        try
        {
            await using (var file = File.Create(path))
                await AgeFile.EncryptAsync(new MemoryStream(model), file, key, ct);
            using var loader = new SandboxLoader(
                ExecutionProviderChoice.Cpu, ModelLimits.Default, new SandboxOptions(), new BatchOptions(), TimeProvider.System);
            List<double> reads = [], starts = [], answers = [];
            for (var turn = -1; turn < Turns; turn++)
            {
                var read = await TimeAsync(() => DecryptAsync(path, key, size => GC.AllocateUninitializedArray<byte>((int)size), ct));
                var source = new ModelSource(Sha256(model), "", "", (r, c) => DecryptAsync(path, key, r, c)) { IsVerified = true };
                IModelSession? session = null;
                var start = await TimeAsync(async () => session = Loaded(await loader.LoadAsync(source, ct)));
                var answer = await TimeAsync(() => session!.RunAsync(
                    [ModelTensor.Of("x", [1, DenseModel.Width], new float[DenseModel.Width])], new RunTerms(TimeSpan.FromMinutes(1)), ct));
                session!.Dispose();
                if (turn < 0)
                    continue;
                reads.Add(read);
                starts.Add(start);
                answers.Add(answer);
            }

            Console.WriteLine(
                $"cold start of {model.Length / 1e6:0} MB: read, decrypted and hashed {Median(reads):0} ms; loaded in a child "
                + $"{Median(starts):0} ms, {Median(starts.Zip(reads, (s, r) => s / r)):0.00} x; first run {Median(answers):0} ms");
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static ModelSource Source(byte[] model) => new(Sha256(model), "", "", (room, _) =>
    {
        model.CopyTo(room(model.Length));
        return Task.CompletedTask;
    });

    private static async Task DecryptAsync(string path, AgeFileKey key, ModelRoom room, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        using var stored = SHA256.Create();
        await using var hashed = new CryptoStream(file, stored, CryptoStreamMode.Read);
        await using var plaintext = await AgePayloadReader.OpenAsync(hashed, key, keepsPayloadOpen: true, ct);
        var model = room(DenseSize(file.Length));
        await plaintext.ReadExactlyAsync(model, ct);
        _ = await plaintext.ReadAsync(new byte[1], ct);
        _ = SHA256.HashData(model.Span);
    }

    // age: a nonce of 16 bytes, then chunks of 64 KiB with a tag of 16 each.
    private static long DenseSize(long payload)
    {
        var chunks = (payload - 16 + 65551) / 65552;
        return payload - 16 - (16 * chunks);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
