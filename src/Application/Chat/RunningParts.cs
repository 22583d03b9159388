using NeuraNft.Application.Generation;

namespace NeuraNft.Application.Chat;

/// <summary>
/// A generator's parts, which may be left while the next one is on its way: the generator is stopped then, and waited for. An iterator that
/// runs cannot be disposed of, and would keep its place among those that run.
/// </summary>
internal sealed class RunningParts(IAsyncEnumerator<GeneratedPart> parts, CancellationTokenSource stop) : IAsyncDisposable
{
    private Task<bool> next = Task.FromResult(false);

    public GeneratedPart Current => parts.Current;

    public Task<bool> MoveNextAsync() => next = parts.MoveNextAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (!next.IsCompleted)
            await stop.CancelAsync();
        await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await parts.DisposeAsync();
    }
}
