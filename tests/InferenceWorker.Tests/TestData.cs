namespace NeuraNft.InferenceWorker.Tests;

/// <summary>Where the samples of the repository and the data beside it lie.</summary>
internal static class TestData
{
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    /// <summary>A file of the shared test data; the test is skipped where it is absent.</summary>
    public static string Shared(string name)
    {
        var path = Path.Combine(SharedRoot(), name);
        Assert.SkipUnless(File.Exists(path), $"{name} is not beside the repository");
        return path;
    }

    private static string SharedRoot()
    {
        if (Environment.GetEnvironmentVariable("NEURANFT_TESTDATA") is { Length: > 0 } root)
            return root;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuraNft.sln")))
            folder = folder.Parent;
        return folder is null ? "" : Path.Combine(folder.FullName, "..", "shared", "data");
    }
}
