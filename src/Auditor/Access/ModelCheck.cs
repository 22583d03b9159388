using NeuraNft.Auditor.Logs;
using NeuraNft.Projections.AccessCurrent;

namespace NeuraNft.Auditor.Access;

/// <summary>Whether the read model, which the API answers from, says what the log says.</summary>
internal static class ModelCheck
{
    private const string Checkpoint = "SELECT coalesce(max(last_seq_id), 0) FROM mt_event_progression WHERE name = 'access_history'";

    /// <returns>Null where it says the same; else a sentence, and whether it contradicts or only lags.</returns>
    public static async Task<(string Sentence, bool IsWrong)?> RunAsync(
        MarketLog log, AccessAnswer? ours, AccessQuestion question, long knownAt, CancellationToken cancellationToken)
    {
        await using (var command = log.Database.CreateCommand(Checkpoint))
            if ((long)(await command.ExecuteScalarAsync(cancellationToken))! is var at && at < knownAt)
                return ($"The read model stands at position {at}: it was not compared.", false);
        var theirs = await new AccessViewQueries(log.Database).ExplainAsKnownAsync(
            question.Asset, question.Account, question.At, knownAt, cancellationToken);
        return Text(theirs) == Text(ours) ? null
            : ($"The read model says otherwise: {Text(theirs)}, where the log gives {Text(ours)}.", true);
    }

    private static string Text(AccessExplanation? answer) => answer is null ? "no such asset"
        : Text(answer.Decision, answer.GivenBy?.Position);

    private static string Text(AccessAnswer? answer) => answer is null ? "no such asset"
        : Text(answer.Decision, answer.Place(AccessRole.Gives)?.Position);

    private static string Text(Domain.Assets.AccessDecision decision, long? givenBy) =>
        $"level {(int)decision.Level} by {decision.Source}" + (givenBy is { } position ? $" of position {position}" : "");
}
