using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Transactions;

using Prepared = Result<PreparedTransaction, TransactionRefusal>;

/// <summary>
/// Decides a command as the contract would and builds the transaction for the caller's wallet. What lives on chain is moved by its
/// owner.
/// </summary>
public sealed class PrepareTransaction(DocumentStore store, TransactionBuilder builder, ChainClock clock, IOptions<ChainOptions> chain)
{
    public async Task<Prepared> HandleAsync(AssetId asset, AssetCommand command, PublicKey key, CancellationToken cancellationToken)
    {
        if (asset.Contract != chain.Value.Contract)
            return Refuse(new TransactionRefusal.NotRelayed("The asset is not of this market's contract."));
        var state = await store.StateAsync(StreamKeys.Asset(asset), Aggregates.Asset, cancellationToken);
        var now = await clock.NowAsync(cancellationToken);
        return AssetDecider.Decide(state, command, now) is Decision<AssetEvent, AssetRefusal>.Refused refused
            ? Refuse(ContractCodes.Of(refused.Refusal))
            : await builder.BuildAsync(command.Actor.Value, key, asset.Contract, Call(command, asset.TokenId), cancellationToken);
    }

    private static Prepared Refuse(TransactionRefusal refusal) => new Prepared.Refused(refusal);

    private static ContractCall Call(AssetCommand command, string token) => command switch
    {
        AssetCommand.SetAccess c => ContractCall.SetAccess(c, token),
        AssetCommand.RevokeAccess c => ContractCall.RevokeAccess(c, token),
        AssetCommand.TransferAsset c => ContractCall.Transfer(c, token),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No transaction is prepared for this command."),
    };
}
