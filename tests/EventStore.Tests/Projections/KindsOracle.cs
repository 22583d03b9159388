using System.Globalization;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>What the tables of <see cref="Kinds"/> should hold, event by event in plain loops; a line a row.</summary>
internal static class KindsOracle
{
    public static List<string> Of(string kind, IReadOnlyList<IEvent> log) => [.. (kind switch
    {
        Kinds.Single => Single(log),
        Kinds.Multi => Multi(log),
        Kinds.Flat => Flat(log),
        _ => Single(log).Concat(Multi(log)).Concat(Flat(log)),
    }).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Single(IReadOnlyList<IEvent> log)
    {
        var rows = new Dictionary<string, (Account State, IEvent Last)>();
        foreach (var one in log)
        {
            var state = Account.Aggregate.Evolve(
                rows.TryGetValue(one.StreamKey, out var row) ? row.State : Account.Aggregate.Initial, one.Data);
            if (state.Balance < 0) rows.Remove(one.StreamKey);
            else rows[one.StreamKey] = (state, one);
        }

        return rows.Select(r => $"{r.Key} {r.Value.State.Owner} {r.Value.State.Balance} {r.Value.Last.Version} {r.Value.Last.Sequence}");
    }

    private static IEnumerable<string> Multi(IReadOnlyList<IEvent> log)
    {
        var rows = new Dictionary<string, (int Count, IEvent Last)>();
        foreach (var one in log)
        {
            if (one.Data is not AccountEvent.Noted noted) continue;
            var names = noted.Text.Split(',');
            foreach (var name in names.Select(n => n.TrimStart('-')).Distinct())
                if (names.Contains("-" + name)) rows.Remove(name);
                else rows[name] = (rows.GetValueOrDefault(name).Count + 1, one);
        }

        return rows.Select(r => $"{r.Key} {r.Value.Count} {r.Value.Last.StreamKey} {r.Value.Last.Version} {r.Value.Last.Sequence}");
    }

    private static IEnumerable<string> Flat(IReadOnlyList<IEvent> log)
    {
        var rows = new Dictionary<string, (string? Owner, long Balance, long? Largest, DateTimeOffset? Changed)>();
        foreach (var one in log)
        {
            var row = rows.GetValueOrDefault(one.StreamKey);
            if (one.Data is AccountEvent.Opened opened)
            {
                rows.Remove(opened.Owner);
                rows[one.StreamKey] = rows.GetValueOrDefault(one.StreamKey) with { Owner = opened.Owner };
            }
            else if (one.Data is AccountEvent.Deposited deposited)
            {
                rows[one.StreamKey] = row with
                {
                    Balance = row.Balance + deposited.Amount,
                    Changed = one.Timestamp,
                    Largest = deposited.Amount > 5 ? deposited.Amount : row.Largest,
                };
            }
        }

        return rows.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Key} {r.Value.Owner} {r.Value.Balance} {r.Value.Largest} {r.Value.Changed?.ToUnixTimeMilliseconds()}"));
    }
}
