using NeuraNft.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(TestOrder))]
[assembly: TestCollectionOrderer(typeof(TestOrder))]

namespace NeuraNft.Tests;

/// <summary>
/// The same shuffled order in every checkout; xUnit's own depends on the folder and, between classes, on the process.
/// NEURANFT_TEST_ORDER=n gives another one, to find tests that lean on those before them.
/// </summary>
public sealed class TestOrder : ITestCaseOrderer, ITestCollectionOrderer
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("NEURANFT_TEST_ORDER") ?? "";

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(c => Place(c.TestCaseDisplayName)).ThenBy(c => c.TestCaseDisplayName, StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Place(Name(c))).ThenBy(Name, StringComparer.Ordinal)];

    private static string Name<TTestCollection>(TTestCollection collection) where TTestCollection : ITestCollection =>
        collection.TestCollectionDisplayName.Split(" (id: ")[0];

    // FNV-1a: string.GetHashCode differs from process to process.
    private static uint Place(string name) => (Seed + name).Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619));
}
