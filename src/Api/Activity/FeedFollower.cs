using System.Runtime.CompilerServices;
using Neura.EventStore;
using NeuraNft.Api.RateLimits;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.Activity;

/// <summary>Lines of the feed after a position, without end: first what is there, then what comes, woken by the log.</summary>
public sealed class FeedFollower(TimeProvider time)
{
    private const int PageSize = 50;

    /// <param name="floor">How far the views are that a line's reader looks at: nothing beyond is told.</param>
    /// <param name="seat">How fast its reader may follow.</param>
    /// <param name="after">Begins behind this position.</param>
    /// <param name="read">The lines after a position, at most so many, oldest first.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async IAsyncEnumerable<ActivityRow> FollowAsync(
        CheckpointFloor floor, Seat seat, long after, Func<long, int, CancellationToken, Task<IReadOnlyList<ActivityRow>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var at = after; ;)
        {
            // Before the lines: what the views had then, the lines have too.
            var (reached, looked) = (await floor.ReadAsync(cancellationToken), time.GetTimestamp());
            var page = await read(at, PageSize, cancellationToken);
            foreach (var row in page.TakeWhile(row => row.Position <= reached))
            {
                await seat.TurnAsync(cancellationToken);
                yield return row;
                at = row.Position;
            }
            if (page.Count == PageSize && page[^1].Position <= reached)
                continue;
            at = Math.Max(at, reached);
            await floor.WaitPastAsync(at, cancellationToken);
            if (seat.Pace - time.GetElapsedTime(looked) is var rest && rest > TimeSpan.Zero)
                await Task.Delay(rest, time, cancellationToken);
        }
    }
}
