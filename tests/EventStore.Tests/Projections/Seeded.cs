using FsCheck;
using FsCheck.Fluent;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>Random cases by a seed that the test's output tells.</summary>
internal static class Seeded
{
    public static IEnumerable<T> Sample<T>(Gen<T> generator, int count, int size)
    {
        var seed = (ulong)Random.Shared.NextInt64();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        return generator.Sample(count, new Rnd(seed), size);
    }
}
