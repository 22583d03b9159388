using System.Text.RegularExpressions;

namespace NeuraNft.Architecture.Tests;

/// <summary>Folders and types are named after what they are for.</summary>
public sealed partial class NameTests
{
    private static readonly string[] ForbiddenFolders =
        ["Common", "Helpers", "Helper", "Managers", "Services", "Core", "Utils", "Utilities", "Dto", "Dtos", "Impl", "Misc", "Shared"];

    private static readonly string[] AtRoot =
    [
        "README.md", "LICENSE", "CONTRIBUTING.md", "NeuraNft.sln", "Directory.Build.props", "Directory.Build.targets",
        "Directory.Packages.props", "BannedSymbols.txt", "global.json", "nuget.config", ".editorconfig", ".gitignore", ".gitattributes",
        ".npmrc", "run.sh", "test.sh", "run.cmd", "test.cmd",
    ];

    [Fact]
    public void Folder_has_a_telling_name() => Repository.CSharp()
        .Where(f => f.Split('/').SkipLast(1).Intersect(ForbiddenFolders).Any()).ShouldBeEmpty();

    [Fact]
    public void Type_has_a_telling_name() => OwnAssemblies.Types()
        .Where(t => ForbiddenType().IsMatch(t.Name)).Select(t => t.FullName).ShouldBeEmpty();

    [Fact]
    public void Nothing_but_what_belongs_there_lies_at_the_root() =>
        Repository.Files().Where(f => !f.Contains('/')).ShouldBeSubsetOf(AtRoot);

    [Fact]
    public void Decision_record_is_numbered_and_named() => Repository.Files()
        .Where(f => f.StartsWith("docs/decisions/", StringComparison.Ordinal) && !DecisionRecord().IsMatch(f)).ShouldBeEmpty();

    [Fact]
    public void Schema_file_is_numbered_and_named() => Repository.Files()
        .Where(f => SchemaFolder().IsMatch(f) && !SchemaFile().IsMatch(f)).ShouldBeEmpty();

    [GeneratedRegex("(Dto|Manager|Impl|Helper|Helpers|Util|Utils|CommandHandler)(`[0-9]+)?$")]
    private static partial Regex ForbiddenType();

    [GeneratedRegex(@"\Adocs/decisions/[0-9]{4}-[a-z0-9-]+\.md\z")]
    private static partial Regex DecisionRecord();

    [GeneratedRegex(@"\Adb/[^/]+\.sql\z")]
    private static partial Regex SchemaFolder();

    [GeneratedRegex(@"\Adb/[0-9]{4}_[a-z0-9_]+\.sql\z")]
    private static partial Regex SchemaFile();
}
