using System.Xml.Linq;

namespace NeuraNft.Architecture.Tests;

/// <summary>Who references whom, as the project files say: "src/Domain" and the like.</summary>
internal static class ProjectGraph
{
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. new[] { "src", "libs", "tests" }
            .SelectMany(area => Directory.EnumerateDirectories(Path.Combine(Repository.Root, area)))
            .Append(Path.Combine(Repository.Root, "db"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> ProjectReferences(string project)
    {
        var folder = Path.Combine(Repository.Root, project);
        return
        [
            .. References(project, "ProjectReference")
                .Select(r => Path.GetFullPath(Path.Combine(folder, r.Replace('\\', '/'))))
                .Select(r => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(r)!).Replace('\\', '/')),
        ];
    }

    public static IReadOnlyList<string> PackageReferences(string project) => [.. References(project, "PackageReference")];

    private static IEnumerable<string> References(string project, string element)
    {
        var file = Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.csproj").Single();
        return XDocument.Load(file).Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();
    }
}
