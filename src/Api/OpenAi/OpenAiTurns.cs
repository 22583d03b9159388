using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NeuraNft.Domain;

namespace NeuraNft.Api.OpenAi;

/// <summary>So many requests of one account at once: a stream lasts, and is one request to the other limits.</summary>
internal sealed class OpenAiTurns(IOptions<OpenAiOptions> options)
{
    private readonly ConcurrentDictionary<Account, int> running = new();

    /// <returns>To be disposed of when the request is done.</returns>
    public IDisposable Take(Account account)
    {
        if (running.AddOrUpdate(account, 1, (_, n) => n + 1) > options.Value.PerAccount)
        {
            Leave(account);
            throw new OpenAiException(OpenAiError.TooMany);
        }
        return new Turn(() => Leave(account));
    }

    private void Leave(Account account)
    {
        if (running.AddOrUpdate(account, 0, (_, n) => n - 1) == 0)
            running.TryRemove(new KeyValuePair<Account, int>(account, 0));
    }

    private sealed class Turn(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
