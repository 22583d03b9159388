using System.Collections.Concurrent;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Contracts;

namespace NeuraNft.Application.Inferences;

/// <summary>
/// The platform's share by contract, as the chain has it. A contract's stream grows with every anchor: what was read stays in memory, and
/// only what came since is read.
/// </summary>
internal sealed class PlatformShares(DocumentStore store)
{
    private readonly ConcurrentDictionary<string, (ContractState State, long Version)> _known = new();

    public async Task<Platform> OfAsync(string contract, CancellationToken cancellationToken)
    {
        var (state, version) = _known.GetValueOrDefault(contract, (Aggregates.Contract.Initial, 0));
        foreach (var next in await store.FetchStreamAsync(StreamKeys.Contract(contract), version + 1, cancellationToken))
            (state, version) = (Aggregates.Contract.Evolve(state, next.Data), next.Version);
        // Contracts are few: those that are followed.
        _known[contract] = (state, version);
        return state.Platform;
    }
}
