using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Transactions;

using Prepared = Result<PreparedTransaction, TransactionRefusal>;

/// <summary>A derivative of an asset, minted by whom it grants that: of the parent's kind, the caller's own.</summary>
public sealed class PrepareReplica(DocumentStore store, TransactionBuilder builder, ChainClock clock, IOptions<ChainOptions> chain)
{
    public async Task<Prepared> HandleAsync(
        AssetId parent, CollectionId collection, string name, Account actor, PublicKey key, CancellationToken cancellationToken)
    {
        if (parent.Contract != chain.Value.Contract || collection.Contract != chain.Value.Contract)
            return Refuse(new TransactionRefusal.NotRelayed("The asset is not of this market's contract."));
        var original = await store.StateAsync(StreamKeys.Asset(parent), Aggregates.Asset, cancellationToken);
        var into = await store.StateAsync(StreamKeys.Collection(collection), Aggregates.Collection, cancellationToken);
        var kind = original is AssetState.Minted minted ? minted.Kind : AssetKind.Model;
        // The contract counts token ids; which one it will be nobody knows before.
        var command = new AssetCommand.MintAsset(
            actor, new AssetId(parent.Contract, $"{collection.Id}:0"), into, kind, name, AssetMetadata.Empty, actor, AccessLevel.None,
            AccessLevel.None, Royalty: null, Version: null)
        { Parent = original };
        var now = await clock.NowAsync(cancellationToken);
        return AssetDecider.Decide(AssetState.Initial, command, now) is Decision<AssetEvent, AssetRefusal>.Refused refused
            ? Refuse(ContractCodes.Of(refused.Refusal))
            : await builder.BuildAsync(
                actor.Value, key, parent.Contract, ContractCall.Replicate(command, parent.TokenId), cancellationToken);
    }

    private static Prepared Refuse(TransactionRefusal refusal) => new Prepared.Refused(refusal);
}
