using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NeuraNft.Application.Tests;
using NeuraNft.Auditor.Tests.Reconciling;

namespace NeuraNft.Auditor.Tests.Guide;

/// <summary>
/// docs/audit.md is run: each command that it shows, on a real market with a real log, answers what stands under it, but for numbers,
/// hashes and times; a line of "…" stands for any lines.
/// </summary>
public sealed partial class GuideTests(LoggedMarket logged) : IClassFixture<LoggedMarket>
{
    [Fact]
    public async Task Commands_of_the_guide_answer_what_it_shows()
    {
        using var audited = new AuditedMarket(logged.Market);
        await audited.GrowAsync(20);
        File.Copy(Path.Combine(audited.Tiles, "checkpoint"), audited.At("kept"));
        await audited.GrowAsync(20);
        await logged.CaughtUpAsync();
        await File.WriteAllTextAsync(
            audited.At("stricter.json"), """{"format":"neuranft-policy/1","inference":{"minimumLevel":2},"download":{"minimumLevel":4}}""",
            MarketFixture.Ct);
        await using var node = ChainNode.Of(logged.Market, null);
        var text = await File.ReadAllTextAsync(Place(), MarketFixture.Ct);
        var shown = Examples().Matches(text).Select(m => (Command: m.Groups[1].Value, Code: m.Groups[3].Value, Answer: m.Groups[2].Value));
        var ran = 0;
        foreach (var (command, code, answer) in shown)
        {
            string[] words = [.. Words().Matches(command).Select(m => m.Value.Trim('\''))];
            string[] arguments = [.. words.Select(w => w switch
            {
                "log" or "policy" or "kept" or "case.json" or "stricter.json" or "log/checkpoint" => audited.At(w),
                "https://rpc.testnet.near.org" => $"{node.Address}",
                _ => w,
            })];
            var needsLog = words[0] is "export-case" or "replay" or "history" or "access-at" or "policy-test" or "reconcile";
            var (exit, told) = await (needsLog ? logged.AskAsync(arguments) : AuditedMarket.RunAsync(arguments));
            $"{(int)exit}".ShouldBe(code, $"{command}\n{told}");
            Matches(Plain(answer), Plain(told)).ShouldBeTrue($"{command}\n{told}");
            ran++;
        }

        ran.ShouldBeGreaterThan(8);
        foreach (var exit in Enum.GetValues<ExitCode>()) text.ShouldContain($"| {(int)exit} {exit} |");
    }

    private static bool Matches(List<string> shown, List<string> told)
    {
        if (shown.Count == 0) return told.Count == 0;
        if (shown[0] == "…")
            return Enumerable.Range(0, told.Count + 1).Any(i => Matches([.. shown.Skip(1)], [.. told.Skip(i)]));
        return told.Count > 0 && shown[0] == told[0] && Matches([.. shown.Skip(1)], [.. told.Skip(1)]);
    }

    // Columns are as wide as their widest line, which the guide may have left out.
    private static List<string> Plain(string text) =>
    [
        .. text.Split('\n').Select(line => Spaces().Replace(Numbers().Replace(Rules().Replace(line, ""), "#"), " ").Trim())
            .Where(line => line.Length > 0),
    ];

    private static string Place([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/audit.md");

    [GeneratedRegex(@"^\$ neura-audit (.*)\n((?:(?!\$ echo).*\n)*?)\$ echo \$\?\n(\d+)$", RegexOptions.Multiline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Words();

    [GeneratedRegex("─+")]
    private static partial Regex Rules();

    [GeneratedRegex(@"\d[0-9a-f]{7,}|[0-9a-f]{16}|\d{4}-\d\d-\d\dT[\d:.]+Z|\d+(\.\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
