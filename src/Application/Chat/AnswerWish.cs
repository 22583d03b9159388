using System.Text;
using Npgsql;

namespace NeuraNft.Application.Chat;

/// <summary>Whether an answer that runs is wanted still: each flush of its words says so, and of a silent generator's a look.</summary>
internal sealed class AnswerWish(ChatQueue queue, ChatBell bell, TimeProvider time, Guid answer, CancellationTokenSource stop)
{
    // How soon a generator that is silent is stopped.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private long said;

    private TimeSpan Silent => time.GetElapsedTime(Volatile.Read(ref said));

    /// <returns>When, by the clock's own count.</returns>
    public async Task<long> FlushAsync(StringBuilder pending)
    {
        if (!await queue.AppendAsync(answer, pending.ToString(), stop.Token))
            await EndAsync();
        pending.Clear();
        bell.Ring();
        var now = time.GetTimestamp();
        Volatile.Write(ref said, now);
        return now;
    }

    /// <summary>Ends with the generator.</summary>
    public async Task WatchAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Look, time, stop.Token);
                for (var rest = Look - Silent; rest > TimeSpan.Zero; rest = Look - Silent)
                    await Task.Delay(rest, time, stop.Token);
                if (!await queue.IsWantedAsync(answer, stop.Token))
                    await EndAsync();
            }
            catch (Exception e) when (e is NpgsqlException || stop.IsCancellationRequested)
            {
                // It ended; or the next look says.
            }
        }
    }

    // Its generator may take long to end.
    private async Task EndAsync()
    {
        await queue.TakeTimeToStopAsync(answer, stop.Token);
        await stop.CancelAsync();
    }
}
