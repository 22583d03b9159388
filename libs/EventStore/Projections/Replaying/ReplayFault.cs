using Npgsql;

namespace Neura.EventStore;

/// <summary>Which event of a page a projection cannot apply.</summary>
internal static class ReplayFault
{
    /// <summary>What an event's content can cause; of the database only what it says of values (classes 22 and 23).</summary>
    public static bool IsOfTheEvents(Exception failure, CancellationToken ct) => failure switch
    {
        PostgresException { SqlState: var state } =>
            state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal),
        IOException or UnreadableEventException or ReplayRefusedException => false,
        _ => PageFailures.IsOfTheEvents(failure, ct),
    };

    /// <summary>Applies halves, until one event is left that fails alone: all before it are applied then.</summary>
    /// <param name="apply">All of them or none.</param>
    public static async Task<Exception> FindAsync(
        IReadOnlyList<IEvent> page, string projection, Exception failure, Func<IReadOnlyList<IEvent>, Task> apply, CancellationToken ct)
    {
        while (page.Count > 1)
        {
            IReadOnlyList<IEvent> half = [.. page.Take(page.Count / 2)];
            try
            {
                await apply(half);
                page = [.. page.Skip(half.Count)];
            }
            catch (Exception again) when (IsOfTheEvents(again, ct))
            {
                (page, failure) = (half, again);
            }
        }

        return new UnreadableEventException(page[0].Sequence, projection, failure);
    }

    /// <summary>The first that cannot even be decoded; null: all can.</summary>
    public static UnreadableEventException? FindUndecodable(IReadOnlyList<IEvent> page, string projection, CancellationToken ct)
    {
        foreach (var one in page)
        {
            try
            {
                _ = (one.Data, one.Headers);
            }
            catch (Exception failure) when (IsOfTheEvents(failure, ct))
            {
                return new UnreadableEventException(one.Sequence, projection, failure);
            }
        }

        return null;
    }
}
