using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker;

/// <summary>This library as a program: a worker without the rest of the market, or the child that a model runs in.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [ChildProgram.Name, ..]
        ? Task.FromResult(ChildProgram.Run(args.AsSpan(1)))
        : WorkerProgram.RunAsync(args);
}
