using System.Globalization;

namespace NeuraNft.Crash;

/// <summary>How much is killed, and by what dice.</summary>
internal static class CrashRun
{
    /// <summary>"long" asks for the long form.</summary>
    public const string Variable = "NEURANFT_CRASH";

    /// <summary>A printed seed again: the same kinds of kill, pauses and bodies; the machine's own timing stays its own.</summary>
    private const string SeedVariable = "NEURANFT_CRASH_SEED";

    public static bool IsLong => Environment.GetEnvironmentVariable(Variable) == "long";

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static int Times(int inTests, int inLong) => IsLong ? inLong : inTests;

    public static Random Dice()
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        Print($"seed {seed} ({SeedVariable}={seed} repeats it)");
        return new Random(seed);
    }

    public static void Print(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
