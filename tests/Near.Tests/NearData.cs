using NeuraNft.Tests;
using System.Text.Json;

namespace NeuraNft.Near.Tests;

/// <summary>Real data beside the repository (../shared/data/near). Where it is absent a test that needs it is skipped.</summary>
internal static class NearData
{
    private static readonly string s_root = Path.Combine(Find(), "near");

    public static string File(string relative)
    {
        Assert.SkipUnless(Directory.Exists(s_root), $"No test data at {s_root}");
        return Path.Combine(s_root, relative);
    }

    public static string Text(string relative) => System.IO.File.ReadAllText(File(relative));

    public static byte[] Bytes(string relative) => System.IO.File.ReadAllBytes(File(relative));

    public static JsonElement Json(string relative)
    {
        using var document = JsonDocument.Parse(Text(relative));
        return document.RootElement.Clone();
    }

    private static string Find() =>
        Environment.GetEnvironmentVariable("NEURANFT_TESTDATA") ?? Path.Combine(DevChainProcess.Repository(), "..", "shared", "data");
}
