using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Generation;

/// <summary>Writes down what an account had generated: the one place where it would be charged.</summary>
public sealed class GenerationUsage(DocumentStore store, IOptions<ChainOptions> chain, TimeProvider time)
{
    /// <param name="rows">What is to be written in the same transaction.</param>
    public async Task RecordAsync(
        Account account, Guid generation, string model, TokenUsage usage, string? commitment, Action<DocumentSession, DateTimeOffset>? rows,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = store.LightweightSession(new EventMetadata { UserName = account.Value, CorrelationId = generation.ToString() });
        rows?.Invoke(session, now);
        session.Events.Append(
            StreamKeys.Account(chain.Value.Network, account), ExpectedVersion.Any,
            [
                new AccountEvent.TextGenerated(
                    chain.Value.Network, account, generation, model, usage.Prompt, usage.Completion, usage.IsEstimate, commitment, now),
            ]);
        await session.SaveChangesAsync(cancellationToken);
    }
}
