using System.Text.RegularExpressions;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests.Guide;

/// <summary>An operation of docs/api.md, with the variables that stand below it.</summary>
internal sealed partial record GuideBlock(string Name, string Operation, string Variables)
{
    public bool IsSubscription => Operation.StartsWith("subscription", StringComparison.Ordinal);

    public static string Text { get; } = File.ReadAllText(Path.Combine(RepositoryFolder.Find(), "docs", "api.md"));

    public static IReadOnlyList<GuideBlock> All { get; } =
    [
        .. Blocks().Matches(Text.ReplaceLineEndings("\n")).Select(m => new GuideBlock(
            Title().Match(m.Groups["operation"].Value).Groups[1].Value, m.Groups["operation"].Value.Trim(),
            m.Groups["variables"].Success ? m.Groups["variables"].Value : "{}")),
    ];

    [GeneratedRegex(@"```graphql\n(?<operation>.*?)```(\n```json\n(?<variables>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^(?:query|mutation|subscription) (\w+)")]
    private static partial Regex Title();
}
