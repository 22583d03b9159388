using System.CommandLine;
using System.Globalization;
using NeuraNft.Auditor.Logs;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Auditor.Histories;

/// <summary>neura-audit history.</summary>
internal static class HistoryCommand
{
    private const int MostLines = 1000;

    public static Command Create(Report report)
    {
        var entity = new Argument<Entity>("entity")
        {
            Description = $"{Entity.Form}.",
            CustomParser = result =>
            {
                if (Entity.Find(result.Tokens[0].Value) is { } found) return found;
                result.AddError($"'{result.Tokens[0].Value}' is none of {Entity.Form}.");
                return null!;
            },
        };
        var after = new Option<long>("--after") { Description = "Begin behind this position, as the page before says." };
        var to = LogInstant.Option("--to", "Where to end.");
        var limit = new Option<int>("--limit")
        {
            Description = $"Lines of a page, at most {MostLines}.", DefaultValueFactory = _ => 100,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValue(limit) is < 1 or > MostLines) result.AddError($"--limit is a number from 1 to {MostLines}.");
        });
        var connection = LogOption.Create();
        return report.Question(
            "history",
            "Everything that happened to an asset, account, collection, job, deal, contract or worker, oldest first: position, when it "
            + "was so, when it was recorded here, who did it, and what it says. Read from the log itself.",
            async (arguments, ct) =>
            {
                await using var log = LogOption.Open(arguments, connection);
                var until = arguments.GetValue(to) is { } instant
                    ? await log.PositionAsync(instant, ct)
                    : await log.Store.HeadPositionAsync(ct);
                var (from, size) = (arguments.GetValue(after), arguments.GetValue(limit));
                var rows = await new HistoryReader(log).ReadAsync(arguments.GetRequiredValue(entity), from, until, size + 1, ct);
                return Answer([.. rows.Take(size)], rows.Count > size, until);
            },
            entity, after, to, limit, connection);
    }

    private static Answer Answer(IReadOnlyList<ActivityRow> rows, bool hasMore, long until)
    {
        long? next = hasMore ? rows[^1].Position : null;
        var sentence = rows.Count == 0 ? $"The log up to position {until} has nothing of it."
            : hasMore ? $"{rows.Count} events; there are more: --after {next}." : $"{rows.Count} events, up to position {until}.";
        return new Answer(rows.Count == 0 ? ExitCode.NotFound : ExitCode.Proven, sentence, new
        {
            Until = until, Next = next, Events = rows.Select(r => new
            {
                r.Position, r.EventId, r.Kind, At = r.OccurredAt, r.RecordedAt, r.Actor, Sentence = EventSentence.Of(r),
                r.EntityType, r.EntityId, r.Accounts, r.BlockTime, r.BlockHeight, r.TxHash, r.Summary,
            }),
        })
        {
            Tables =
            [
                new AnswerTable(
                    ["position", "at", "recorded", "who", "event", "what"],
                    [
                        .. rows.Select(r => (string[])
                        [
                            r.Position.ToString(CultureInfo.InvariantCulture), ChainTime.Text(r.OccurredAt), ChainTime.Text(r.RecordedAt),
                            r.Actor ?? "", r.Kind, EventSentence.Of(r),
                        ]),
                    ]),
            ],
        };
    }
}
