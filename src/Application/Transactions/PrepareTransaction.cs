using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Contracts;

namespace NeuraNft.Application.Transactions;

using Prepared = Result<PreparedTransaction, TransactionRefusal>;

/// <summary>
/// Decides a command as the contract would and builds the transaction for the caller's wallet. What lives on chain is moved by its
/// owner.
/// </summary>
public sealed class PrepareTransaction(DocumentStore store, TransactionBuilder builder, ChainClock clock, IOptions<ChainOptions> chain)
{
    public Task<Prepared> HandleAsync(AssetId asset, AssetCommand command, PublicKey key, CancellationToken cancellationToken) =>
        HandleAsync(asset, command, () => Call(command, asset.TokenId), key, cancellationToken);

    /// <summary>Approves an account that is told so, and what for.</summary>
    public Task<Prepared> HandleAsync(
        AssetId asset, AssetCommand.ApproveAccount command, string message, PublicKey key, CancellationToken cancellationToken) =>
        HandleAsync(asset, command, () => ContractCall.Approve(command, asset.TokenId, message), key, cancellationToken);

    /// <summary>What the contract takes of a lease, as far as the log knows.</summary>
    public async Task<Platform> PlatformAsync(CancellationToken cancellationToken) =>
        (await store.StateAsync(StreamKeys.Contract(chain.Value.Contract), Aggregates.Contract, cancellationToken)).Platform;

    private async Task<Prepared> HandleAsync(
        AssetId asset, AssetCommand command, Func<ContractCall> call, PublicKey key, CancellationToken cancellationToken)
    {
        if (asset.Contract != chain.Value.Contract)
            return Refuse(new TransactionRefusal.NotRelayed("The asset is not of this market's contract."));
        var state = await store.StateAsync(StreamKeys.Asset(asset), Aggregates.Asset, cancellationToken);
        var now = await clock.NowAsync(cancellationToken);
        return AssetDecider.Decide(state, command, now) is Decision<AssetEvent, AssetRefusal>.Refused refused
            ? Refuse(ContractCodes.Of(refused.Refusal))
            : await builder.BuildAsync(command.Actor.Value, key, asset.Contract, call(), cancellationToken);
    }

    private static Prepared Refuse(TransactionRefusal refusal) => new Prepared.Refused(refusal);

    private static ContractCall Call(AssetCommand command, string token) => command switch
    {
        AssetCommand.SetAccess c => ContractCall.SetAccess(c, token),
        AssetCommand.SetAccessMany c => ContractCall.SetAccessMany(c, token),
        AssetCommand.RevokeAccess c => ContractCall.RevokeAccess(c, token),
        AssetCommand.BumpEpoch => ContractCall.BumpEpoch(token),
        AssetCommand.TransferAsset c => ContractCall.Transfer(c, token),
        AssetCommand.ApproveAccount c => ContractCall.Approve(c, token, message: null),
        AssetCommand.RevokeApproval c => ContractCall.RevokeApproval(c, token),
        AssetCommand.ResellAccess c => ContractCall.Resell(c, token),
        AssetCommand.SetLeaseTerms c => ContractCall.SetLeaseTerms(c, token),
        AssetCommand.LeaseAccess c => ContractCall.Lease(c, token),
        AssetCommand.SetRoyalty c => ContractCall.SetRoyalty(c, token),
        AssetCommand.PublishVersion c => ContractCall.Publish(c, token),
        AssetCommand.RequestAccess c => ContractCall.Request(c, token),
        AssetCommand.AnswerRequest c => ContractCall.Answer(c, token),
        AssetCommand.UpdateMetadata c => ContractCall.UpdateMetadata(c, token),
        AssetCommand.SetDefaultLevel c => ContractCall.SetDefaultLevel(c, token),
        AssetCommand.SetMaxLevel c => ContractCall.SetMaxLevel(c, token),
        AssetCommand.BurnAsset => ContractCall.Burn(token),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No transaction is prepared for this command."),
    };
}
