using System.Collections.Frozen;

namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>The operators that the runtime has of its own: ONNX's, its machine-learning ones, and Microsoft's additions.</summary>
internal static class OnnxOperators
{
    public const string DefaultDomain = "ai.onnx";

    private static readonly FrozenSet<(string Domain, string Name)> Known = Read().ToFrozenSet();

    /// <summary>ONNX's own domain is also written as an empty one.</summary>
    public static string DomainOf(string written) => written.Length == 0 ? DefaultDomain : written;

    public static bool IsKnown(string domain, string name) => Known.Contains((domain, name));

    private static IEnumerable<(string, string)> Read()
    {
        using var stream = typeof(OnnxOperators).Assembly.GetManifestResourceStream(typeof(OnnxOperators), "operators.txt")!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
            if (line.Split(' ') is [var domain, var name])
                yield return (domain, name);
    }
}
