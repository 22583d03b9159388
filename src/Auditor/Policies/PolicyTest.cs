using NeuraNft.Auditor.Logs;

namespace NeuraNft.Auditor.Policies;

/// <summary>Decides again everything that was decided, once as the market does and once as another policy would.</summary>
internal sealed class PolicyTest(MarketLog log, PolicyFile policy, int most)
{
    private const int Page = 5_000;
    private readonly AssetStates _assets = new(log.Store);
    private readonly List<Flip> _flips = [], _unlike = [];
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    public async Task<Outcome> RunAsync(
        long after, long until, IProgress<(double Part, string Note)> bar, CancellationToken cancellationToken)
    {
        for (var at = after; at < until;)
        {
            var page = await log.Store.QueryEventsAsync(at, (int)Math.Min(Page, until - at), cancellationToken);
            if (page.Count == 0) break;
            foreach (var one in page)
                if (EventReading.Of(one, PastDecision.Find) is { } decision) await TakeAsync(decision, cancellationToken);
            at = page[^1].Sequence;
            bar.Report(((double)at / until, $"{at} of {until} events"));
        }

        return new Outcome(_counts, _flips, _unlike);
    }

    private async Task TakeAsync(PastDecision decision, CancellationToken cancellationToken)
    {
        var key = $"{decision.Act.ToString().ToLowerInvariant()}/{decision.Event}";
        var count = _counts.GetValueOrDefault(key, new Count(0, 0, 0, 0, 0));
        var verdicts = await DecideAsync(decision, cancellationToken);
        // What it may have been decided on is what gives the recorded verdict.
        var likely = verdicts.Where(v => v.Standing.Allowed == decision.Allowed && v.Standing.Level == decision.Level).ToList();
        if (likely.Count == 0)
        {
            count = count with { Unlike = count.Unlike + 1 };
            Keep(_unlike, new Flip(decision, verdicts[^1].Standing));
            likely = [verdicts[^1]];
        }

        var isUndecidable = likely.Select(v => v.Other.Allowed).Distinct().Count() > 1;
        var (_, other) = likely[^1];
        var isFlip = !isUndecidable && other.Allowed != decision.Allowed;
        if (isFlip) Keep(_flips, new Flip(decision, other));
        _counts[key] = count with
        {
            Decisions = count.Decisions + 1,
            NowRefused = count.NowRefused + (isFlip && decision.Allowed ? 1 : 0),
            NowAllowed = count.NowAllowed + (isFlip && !decision.Allowed ? 1 : 0),
            Undecidable = count.Undecidable + (isUndecidable ? 1 : 0),
        };
    }

    private async Task<IReadOnlyList<(PolicyVerdict Standing, PolicyVerdict Other)>> DecideAsync(
        PastDecision decision, CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. (await _assets.AtAsync(decision, cancellationToken)).Select(asset =>
                    (PolicyVerdict.Of(PolicyFile.Standing, decision, asset), PolicyVerdict.Of(policy, decision, asset))),
            ];
        }
        catch (Exception unreadable) when (EventReading.IsOfTheEvents(unreadable))
        {
            throw new RefusedException(
                ExitCode.Differs, $"The events of {decision.Asset} cannot follow each other: {unreadable.Message}.");
        }
    }

    private void Keep(List<Flip> list, Flip flip)
    {
        if (list.Count < most) list.Add(flip);
    }

    /// <param name="NowRefused">Were allowed.</param>
    /// <param name="NowAllowed">Were refused.</param>
    /// <param name="Unlike">Of which the log, decided as the market decides, gives another verdict or level than was recorded.</param>
    /// <param name="Undecidable">Raced an event of the asset: as that was known or not, the other policy says one thing or another.</param>
    internal sealed record Count(long Decisions, long NowRefused, long NowAllowed, long Unlike, long Undecidable);

    internal sealed record Flip(PastDecision Decision, PolicyVerdict Verdict);

    /// <param name="Counts">By act and event.</param>
    /// <param name="Flips">The first of them.</param>
    /// <param name="Unlike">The first of those that the log does not give.</param>
    internal sealed record Outcome(IReadOnlyDictionary<string, Count> Counts, IReadOnlyList<Flip> Flips, IReadOnlyList<Flip> Unlike);
}
