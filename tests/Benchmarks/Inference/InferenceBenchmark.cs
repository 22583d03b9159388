using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.Benchmarks.Inference;

/// <summary>
/// Models in child processes beside ONNX Runtime called directly in a loop, in turns of a moment each: what else the machine does meets
/// both.
/// </summary>
internal static class InferenceBenchmark
{
    private const int Callers = 64;
    private const int Turns = 9;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);
    private static readonly RunTerms Terms = new(TimeSpan.FromMinutes(1), "bench");

    public static async Task RunAsync(CancellationToken ct)
    {
        var language = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples/language-id/lande50.onnx"), ct);
        Console.WriteLine("model               direct/s  batched/s  ratio   direct p50  child p50  more (ms)");
        await CompareAsync("language-id", language, 620, ct);
        await CompareAsync("4 x 1024 x 1024", DenseModel.Create(4), DenseModel.Width, ct);
        await ColdStart.RunAsync(ct);
        await SimulatedScale.RunAsync(ct);
    }

    private static async Task CompareAsync(string name, byte[] model, int width, CancellationToken ct)
    {
        var batching = new BatchOptions();
        using var loader = new SandboxLoader(
            ExecutionProviderChoice.Cpu, ModelLimits.Default, new SandboxOptions(), batching, TimeProvider.System);
        using var session = Loaded(await loader.LoadAsync(ColdStart.Source(model), ct));
        using var options = new SessionOptions { IntraOpNumThreads = ModelLimits.Default.ThreadsPerRun, InterOpNumThreads = 1 };
        using var direct = new InferenceSession(model, options);
        var input = ModelTensor.Of(session.Inputs[0].Name, [1, width], new float[width]);
        List<(double Direct, double Batched)> rates = [];
        List<double> directTimes = [], childTimes = [];
        for (var turn = -2; turn < Turns; turn++)
        {
            var one = Direct(direct, input, batching.Parallel);
            var many = await BatchedAsync(session, input, ct);
            if (turn < 0)
                continue;
            rates.Add((one, many));
            for (var i = 0; i < 100; i++)
            {
                directTimes.Add(Once(direct, input));
                var started = Stopwatch.GetTimestamp();
                await session.RunAsync([input], Terms, ct);
                childTimes.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        var (d, b) = (rates.Average(r => r.Direct), rates.Average(r => r.Batched));
        var (p, q) = (Median(directTimes), Median(childTimes));
        Console.WriteLine($"{name,-18} {d,9:0} {b,10:0}   {b / d,4:0.00}   {p,10:0.000} {q,10:0.000} {q - p,10:0.000}");
    }

    // As many threads as the worker has runs side by side; the input is made once.
    private static double Direct(InferenceSession session, ModelTensor input, int threads)
    {
        var runs = 0L;
        var started = Stopwatch.GetTimestamp();
        var all = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(started) < Turn)
            {
                Once(session, input);
                Interlocked.Increment(ref runs);
            }
        })).ToList();
        all.ForEach(t => t.Start());
        all.ForEach(t => t.Join());
        return runs / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Once(InferenceSession session, ModelTensor input)
    {
        var started = Stopwatch.GetTimestamp();
        using var value = OrtValue.CreateTensorValueFromMemory((float[])input.Values, [.. input.Shape]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, [input.Name], [value], session.OutputNames);
        _ = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<double> BatchedAsync(IModelSession session, ModelTensor input, CancellationToken ct)
    {
        var runs = 0L;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(started) < Turn)
                {
                    if (await session.RunAsync([input], Terms, ct) is ModelResult<IReadOnlyList<ModelTensor>>.Refused no)
                        throw new InvalidOperationException(no.Refusal.Message);
                    Interlocked.Increment(ref runs);
                }
            },
            ct)));
        return runs / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    internal static IModelSession Loaded(ModelResult<IModelSession> result) => result switch
    {
        ModelResult<IModelSession>.Success s => s.Value,
        ModelResult<IModelSession>.Refused no => throw new InvalidOperationException(no.Refusal.Message),
        _ => throw new UnreachableException(),
    };

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    internal static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
