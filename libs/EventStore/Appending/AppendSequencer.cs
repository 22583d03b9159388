using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Sends the appends of this process, grouped: one round trip and one transaction a group, on a connection of its own. Who finds
/// nobody sending sends at once and goes on with what came meanwhile, so groups grow with the load and a lone append waits for none.
/// </summary>
internal sealed class AppendSequencer(NpgsqlDataSource dataSource, StoreOptions options, TimeProvider time) : IAsyncDisposable
{
    private const int Yields = 4;
    private readonly AppendQueue queue = new(options);
    private AppendConnection? connection;
    private Task sending = Task.CompletedTask;
    private int isSending;
    private int disposed;

    public Task<AppendResult> AppendAsync(SerializedAppend append, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        var one = new WaitingAppend(append, ct);
        queue.Add(one);
        if (Volatile.Read(ref disposed) != 0) one.Fail(Disposed());
        else if (TryBegin())
        {
            // The group is nobody's own: a caller's trace or culture is not to travel with it.
            using (ExecutionContext.SuppressFlow()) sending = SendAllAsync();
        }

        return ct.CanBeCanceled ? one.Answer.WaitAsync(ct) : one.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        while (!TryBegin()) await sending;

        // The turn is ours for good; who came too late to be sent is told.
        while (queue.TryTake(out var late)) late.ForEach(one => one.Fail(Disposed()));
        await DropConnectionAsync();
    }

    private static ObjectDisposedException Disposed() => new(nameof(DocumentStore));

    private bool TryBegin() => Interlocked.CompareExchange(ref isSending, 1, 0) == 0;

    private async Task SendAllAsync()
    {
        do
        {
            while (queue.TryTake(out var group))
            {
                await SendAsync(group).ConfigureAwait(false);
                await LetCallersComeAsync(group.Count);
            }

            // With a full fence: were the count read before this is seen, an append that came in between would wait for the next one.
            Interlocked.Exchange(ref isSending, 0);
        }
        while (queue.Count > 0 && TryBegin());
    }

    /// <summary>
    /// Who was just answered often comes again at once: a moment for them, or groups would be small and large by turns.
    /// </summary>
    private async Task LetCallersComeAsync(int before)
    {
        if (before == 1) return;
        for (var i = 0; i < Yields && queue.Count < before; i++) await Task.Yield();
    }

    private async Task SendAsync(List<WaitingAppend> group)
    {
        try
        {
            var results = await CallAsync(group).ConfigureAwait(false);
            for (var i = 0; i < results.Length; i++) group[i].Succeed(results[i]);
        }
        catch (PostgresException failure) when (!Unavailable.Is(failure))
        {
            if (group.Count == 1) Refuse(group[0], failure);
            else
            {
                // One of them is at fault, and not all are to suffer for it.
                foreach (var one in group) await SendAsync([one]).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            await DropConnectionAsync();
            var cut = failure is EventStoreUnavailableException { OutcomeUnknown: true };
            foreach (var one in group)
                if (cut && one.TryRepeat()) queue.AddAgain(one);
                else one.Fail(Unavailable.Again(failure, one.IsRepeated));
        }
    }

    private async Task<AppendResult[]> CallAsync(List<WaitingAppend> group)
    {
        connection ??= await AppendConnection.OpenAsync(dataSource, options).ConfigureAwait(false);
        var appends = group.ConvertAll(one => one.Append);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await connection.CallAsync(appends, time.GetUtcNow()).ConfigureAwait(false);
            }
            catch (PostgresException failure) when (Appender.MetAnother(failure) && attempt < options.MaxAttempts)
            {
                // Rolled back as a whole; the other one is through now, so the next attempt sees it.
            }
        }
    }

    private static void Refuse(WaitingAppend one, PostgresException failure)
    {
        if (Appender.IsBadText(failure)) one.Succeed(AppendResult.Nothing(AppendVerdict.InvalidText, failure.MessageText));
        else one.Fail(failure);
    }

    private async Task DropConnectionAsync()
    {
        var dropped = connection;
        connection = null;
        try
        {
            if (dropped is not null) await dropped.DisposeAsync();
        }
        catch (Exception)
        {
            // It is broken anyway, whatever it says; were this to end the sending, all appends after it would wait for ever.
        }
    }
}
