using System.Globalization;
using NeuraNft.Auditor.Logs;

namespace NeuraNft.Auditor.Policies;

/// <summary>A policy's test in words.</summary>
internal static class PolicyAnswer
{
    public static Answer Of(PolicyTest.Outcome outcome)
    {
        var all = outcome.Counts.Values;
        var (decisions, flips, unlike) = (all.Sum(c => c.Decisions), all.Sum(c => c.NowRefused + c.NowAllowed), all.Sum(c => c.Unlike));
        var undecidable = all.Sum(c => c.Undecidable);
        var code = flips > 0 ? ExitCode.Flipped : unlike > 0 ? ExitCode.Differs : ExitCode.Proven;
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"{decisions} decisions; {all.Sum(c => c.NowRefused)} would now be refused, {all.Sum(c => c.NowAllowed)} allowed.")
            + (unlike > 0 ? $" {unlike} do not follow from the log under the policy that stood." : " Each follows from the log.")
            + (undecidable > 0 ? $" {undecidable} raced an event of their asset and cannot be told." : "");
        return new Answer(code, sentence, new
        {
            Decisions = decisions, Flips = flips, Unlike = unlike, Undecidable = undecidable, outcome.Counts,
            Flipped = outcome.Flips.Select(Detail), DoNotFollow = outcome.Unlike.Select(Detail),
        })
        {
            Tables = [Counts(outcome), .. Listed("flip", outcome.Flips), .. Listed("does not follow", outcome.Unlike)],
        };
    }

    private static AnswerTable Counts(PolicyTest.Outcome outcome) => new(
        ["act", "decisions", "now refused", "now allowed", "do not follow", "undecidable"],
        [
            .. outcome.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (string[])
            [
                c.Key, Text(c.Value.Decisions), Text(c.Value.NowRefused), Text(c.Value.NowAllowed), Text(c.Value.Unlike),
                Text(c.Value.Undecidable),
            ]),
        ]);

    private static IEnumerable<AnswerTable> Listed(string name, IReadOnlyList<PolicyTest.Flip> flips) => flips.Count == 0 ? [] :
    [
        new AnswerTable(
            [name, "decided at", "act", "asset", "account", "then", "now", "because"],
            [
                .. flips.Select(f => (string[])
                [
                    Text(f.Decision.Position), ChainTime.Text(f.Decision.ChainTime), f.Decision.Act.ToString().ToLowerInvariant(),
                    f.Decision.Asset.ToString(), f.Decision.Account.Value, Text(f.Decision.Allowed), Text(f.Verdict.Allowed), f.Verdict.Why,
                ]),
            ]),
    ];

    private static object Detail(PolicyTest.Flip flip) => new
    {
        flip.Decision.Position, flip.Decision.Event, Act = flip.Decision.Act.ToString().ToLowerInvariant(),
        Asset = flip.Decision.Asset.ToString(), Account = flip.Decision.Account.Value, flip.Decision.ChainTime, flip.Decision.RecordedAt,
        LevelThen = flip.Decision.Level, AllowedThen = flip.Decision.Allowed, flip.Verdict.Level, flip.Verdict.Allowed, flip.Verdict.Why,
    };

    private static string Text(bool allowed) => allowed ? "allowed" : "refused";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
