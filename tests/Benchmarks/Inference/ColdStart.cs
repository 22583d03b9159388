using System.Diagnostics;
using System.Security.Cryptography;
using Neura.Cryptography.Age;
using NeuraNft.InferenceWorker;
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
            List<double> reads = [], ahead = [], starts = [], answers = [];
            var taken = "";
            for (var turn = -1; turn < Turns; turn++)
            {
                // Otherwise the start of the next child would slow the reading that it is compared with.
                await loader.WarmAsync(ct);
                var read = await TimeAsync(() => DecryptAsync(path, key, size => GC.AllocateUninitializedArray<byte>((int)size), ct));
                var source = new ModelSource(Sha256(model), "", "", (r, c) => ReadAsync(path, key, r, c)) { IsVerified = true };
                var side = await TimeAsync(() => ReadAsync(path, key, size => GC.AllocateUninitializedArray<byte>((int)size), ct));
                IModelSession? session = null;
                var start = await TimeAsync(async () => session = Loaded(await loader.LoadAsync(source, ct)));
                taken = Taken(session!);
                var answer = await TimeAsync(() => session!.RunAsync(
                    [ModelTensor.Of("x", [1, DenseModel.Width], new float[DenseModel.Width])], new RunTerms(TimeSpan.FromMinutes(1)), ct));
                session!.Dispose();
                if (turn < 0)
                    continue;
                reads.Add(read);
                ahead.Add(side);
                starts.Add(start);
                answers.Add(answer);
            }

            Console.WriteLine(
                $"cold start of {model.Length / 1e6:0} MB: read, decrypted and hashed {Median(reads):0} ms; loaded in a child "
                + $"{Median(starts):0} ms, {Median(starts.Zip(reads, (s, r) => s / r)):0.00} x; first run {Median(answers):0} ms; "
                + $"read on three threads {Median(ahead):0} ms, {Median(starts.Zip(ahead, (s, r) => s / r)):0.00} x of that");
            Console.WriteLine($"the last child, its start included: {taken}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Page faults, and ticks of its own and of the kernel's work for it. Time shows more of others' load.
    private static string Taken(IModelSession session)
    {
        var stat = File.ReadAllText($"/proc/{((SandboxedSession)session).Child.Process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return $"{fields[7]} page faults, {fields[11]}0 ms of its own, {fields[12]}0 ms of the kernel's";
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

    // As a job's model is read.
    private static async Task ReadAsync(string path, AgeFileKey key, ModelRoom room, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        _ = await SealedModelReading.ReadAsync(
            file, async (stored, c) => await AgePayloadReader.OpenAsync(stored, key, keepsPayloadOpen: true, c),
            room(DenseSize(file.Length)), ct) ?? throw new InvalidDataException();
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
