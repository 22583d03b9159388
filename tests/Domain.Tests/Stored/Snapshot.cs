using System.Runtime.CompilerServices;

namespace NeuraNft.Domain.Tests.Stored;

/// <summary>
/// Compares with a committed file. On a difference the present text is written beside it as <c>.received.</c>, so that a wanted
/// change is accepted by renaming that file.
/// </summary>
internal sealed class Snapshot(string folder)
{
    public static Snapshot BesideThisFile(string folder = "Snapshots", [CallerFilePath] string file = "") =>
        new(Path.Combine(Path.GetDirectoryName(file)!, folder));

    public IEnumerable<string> Names =>
        Directory.EnumerateFiles(folder, "*.verified.json").Select(f => Path.GetFileName(f).Replace(".verified.json", ""));

    public string Verified(string name) => Text($"{name}.verified.json");

    public string Text(string file) => File.ReadAllText(Path.Combine(folder, file));

    public void ShouldMatch(string name, string text)
    {
        var verified = Path.Combine(folder, $"{name}.verified.json");
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
            return;
        File.WriteAllText(Path.Combine(folder, $"{name}.received.json"), text);
        Assert.Fail($"{name} differs from its snapshot: compare {name}.received.json with {name}.verified.json in {folder}.");
    }
}
