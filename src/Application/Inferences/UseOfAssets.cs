using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Neura.EventStore;

namespace NeuraNft.Application.Inferences;

/// <summary>Whether an account may have an asset's model run, by the log.</summary>
public sealed class UseOfAssets(DocumentStore store, ChainClock clock)
{
    /// <returns>False also where there is no such asset.</returns>
    /// <exception cref="ChainBehindException">It cannot be said now.</exception>
    public async Task<bool> MayAsync(Account account, AssetId asset, CancellationToken cancellationToken) =>
        await FindAsync(account, asset, cancellationToken) is not null;

    /// <returns>Null where there is no such asset, or the account may not use it.</returns>
    /// <exception cref="ChainBehindException">It cannot be said now.</exception>
    public async Task<AssetState.Minted?> FindAsync(Account account, AssetId asset, CancellationToken cancellationToken)
    {
        // The clock first: a state read later is at least as new as the time it is judged by.
        var now = await clock.FreshAsync(asset.Contract, cancellationToken);
        var state = await store.StateAsync(StreamKeys.Asset(asset), Aggregates.Asset, cancellationToken);
        return state is AssetState.Minted minted && state.Explain(account, now).DenialOf(AccessLevel.UseModel) is null ? minted : null;
    }
}
