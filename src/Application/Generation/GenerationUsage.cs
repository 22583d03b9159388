using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Generation;

/// <summary>Writes down what an account had generated, and charges it, in one transaction.</summary>
public sealed class GenerationUsage(DocumentStore store, GenerationMoney money, IOptions<ChainOptions> chain, TimeProvider time)
{
    /// <param name="rows">What is to be written in the same transaction.</param>
    public async Task RecordAsync(
        Account account, Guid generation, GeneratorModel model, TokenUsage usage, string? commitment,
        Action<DocumentSession, DateTimeOffset>? rows, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= GenerationMoney.Attempts; attempt++)
        {
            var session = store.LightweightSession(new EventMetadata { UserName = account.Value, CorrelationId = generation.ToString() });
            Append(session, account, generation, model.Name, usage, commitment, rows);
            var cost = model.Price.Of(usage.Prompt, usage.Completion);
            await money.EndAsync(session, account, generation, cost, GenerationMoney.Unused, cancellationToken);
            if (await GenerationMoney.IsWrittenAsync(session, cancellationToken))
                return;
        }
        throw new InvalidOperationException("A balance changes faster than a generation is charged.");
    }

    private void Append(
        DocumentSession session, Account account, Guid generation, string model, TokenUsage usage, string? commitment,
        Action<DocumentSession, DateTimeOffset>? rows)
    {
        var now = time.GetUtcNow();
        rows?.Invoke(session, now);
        session.Events.Append(
            StreamKeys.Account(chain.Value.Network, account), ExpectedVersion.Any,
            [
                new AccountEvent.TextGenerated(
                    chain.Value.Network, account, generation, model, usage.Prompt, usage.Completion, usage.IsEstimate, commitment, now),
            ]);
    }
}
