using System.CommandLine;
using System.Globalization;
using NeuraNft.Auditor.Logs;
using NeuraNft.Domain;

namespace NeuraNft.Auditor.Access;

/// <summary>neura-audit access-at.</summary>
internal static class AccessAtCommand
{
    public static Command Create(Report report)
    {
        var asset = Argument("asset", $"{AssetName.Form}.", "is no contract/token", AssetName.Find);
        var account = Argument(
            "account", "Whose right.", "is no account", text => Account.TryParse(text, out var parsed) ? parsed : null);
        var time = Argument<BlockTime?>(
            "time", "A time of the chain, such as 2026-11-21T18:00:00Z, or nanoseconds since 1970.", "is no time", ChainTime.Find);
        var known = LogInstant.Option("--known-at", "What was known here then. Without it: by the time that is asked about.");
        var connection = LogOption.Create();
        return report.Question(
            "access-at",
            "What could an account do with an asset at a time, and by which events? Two answers: what was so on chain, by all that is "
            + "known now, and what was known here. Both are folded from the asset's own events; the read model is only compared with them.",
            async (arguments, ct) =>
            {
                await using var log = LogOption.Open(arguments, connection);
                var question = new AccessQuestion(
                    arguments.GetRequiredValue(asset), arguments.GetRequiredValue(account), arguments.GetRequiredValue(time)!.Value);
                var knownAt = arguments.GetValue(known) is { } instant
                    ? await log.PositionAsync(instant, ct)
                    : await log.PositionAtAsync(question.At.ToDateTimeOffset(), ct);
                return await AnswerAsync(log, question, knownAt, ct);
            },
            asset, account, time, known, connection);
    }

    private static async Task<Answer> AnswerAsync(MarketLog log, AccessQuestion question, long knownAt, CancellationToken ct)
    {
        var head = await log.Store.HeadPositionAsync(ct);
        var stream = await log.Store.FetchStreamAsync(StreamKeys.Asset(question.Asset), 0, ct);
        var (onChain, here) = (Fold(head), Fold(knownAt));
        var models = new[]
        {
            await ModelCheck.RunAsync(log, onChain, question, head, ct), await ModelCheck.RunAsync(log, here, question, knownAt, ct),
        }.Where(m => m is not null).Select(m => m!.Value).Distinct().ToList();
        var code = models.Any(m => m.IsWrong) ? ExitCode.Differs
            : onChain is null && here is null ? ExitCode.NotFound : ExitCode.Proven;
        string[] sentences =
        [
            $"On chain: {Sentence(onChain)}", $"Known here at position {knownAt}: {Sentence(here)}", .. models.Select(m => m.Sentence),
        ];
        var lines = AccessLine.Of("on chain", onChain).Concat(AccessLine.Of("known here", here));
        return new Answer(code, string.Join(' ', sentences), new
        {
            Asset = question.Asset.ToString(), Account = question.Account.Value, question.At, OnChain = AccessDetail.Of(onChain),
            KnownHere = AccessDetail.Of(here), ReadModel = models.Select(m => m.Sentence),
        })
        {
            Tables = [new AnswerTable(["answer", "role", "position", "at", "recorded", "event"], [.. lines])],
        };

        AccessAnswer? Fold(long known)
        {
            try
            {
                return AccessAnswer.Of(stream, question.Asset, question.Account, question.At, known);
            }
            catch (Exception unreadable) when (EventReading.IsOfTheEvents(unreadable))
            {
                throw new RefusedException(
                    ExitCode.Differs, $"The events of {question.Asset} cannot follow each other: {unreadable.Message}.");
            }
        }
    }

    private static string Sentence(AccessAnswer? answer) => answer?.Sentence ?? "there was no such asset.";

    private static Argument<T> Argument<T>(string name, string description, string wrong, Func<string, T?> find) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (find(result.Tokens[0].Value) is { } found) return found;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{result.Tokens[0].Value}' {wrong}."));
            return default!;
        },
    };
}
