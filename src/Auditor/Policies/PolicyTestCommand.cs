using System.CommandLine;
using NeuraNft.Auditor.Logs;

namespace NeuraNft.Auditor.Policies;

/// <summary>neura-audit policy-test.</summary>
internal static class PolicyTestCommand
{
    private const int MostListed = 100_000;

    public static Command Create(Report report)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = $"The other policy: JSON, {PolicyFile.FormatName} (docs/policy.schema.json).",
        };
        var from = LogInstant.Option("--from", "Only decisions behind this.");
        var to = LogInstant.Option("--to", "Only decisions up to this.");
        var limit = new Option<int>("--limit")
        {
            Description = "So many flips are listed; all are counted.", DefaultValueFactory = _ => 100,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValue(limit) is < 0 or > MostListed) result.AddError($"--limit is a number from 0 to {MostListed}.");
        });
        var connection = LogOption.Create();
        return report.Question(
            "policy-test",
            "Decides again every key release, refusal and inference in the log, each on the rights that it was decided on, under another "
            + "policy, and lists those that come out otherwise. Also checks that each follows from the log under the policy that stood.",
            async (arguments, ct) =>
            {
                var policy = PolicyFile.Parse(await Evidence.TextAsync(arguments.GetRequiredValue(file), PolicyFile.MaxBytes, ct));
                await using var log = LogOption.Open(arguments, connection);
                var after = arguments.GetValue(from) is { } first ? await log.PositionAsync(first, ct) : 0;
                var until = arguments.GetValue(to) is { } last
                    ? await log.PositionAsync(last, ct)
                    : await log.Store.HeadPositionAsync(ct);
                var outcome = await report.Screen.WatchAsync(
                    "deciding again", bar => new PolicyTest(log, policy, arguments.GetValue(limit)).RunAsync(after, until, bar, ct));
                return PolicyAnswer.Of(outcome);
            },
            file, from, to, limit, connection);
    }
}
