using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Transactions;

using Prepared = Result<PreparedTransaction, TransactionRefusal>;

/// <summary>What an asset is and says, from its minting and by whoever may edit it.</summary>
public sealed class PrepareMint(
    DocumentStore store, TransactionBuilder builder, PrepareTransaction assets, ChainClock clock, IOptions<ChainOptions> chain)
{
    public async Task<Prepared> MintAsync(NewAsset asset, Account actor, PublicKey key, CancellationToken cancellationToken)
    {
        if (asset.Collection.Contract != chain.Value.Contract)
            return Refuse(new TransactionRefusal.NotRelayed("The collection is not of this market's contract."));
        if (asset.Kind == AssetKind.Foreign)
            return Refuse(new TransactionRefusal.ContractWouldRefuse("E_BAD_INPUT", "No asset of this contract is foreign to it."));
        if ((ContractTexts.Fault(asset.Metadata) ?? ContractTexts.Of("name", asset.Name, ContractLimits.MaxNameBytes)) is { } fault)
            return Refuse(fault);
        var into = await store.StateAsync(StreamKeys.Collection(asset.Collection), Aggregates.Collection, cancellationToken);
        // The contract counts token ids; which one it will be nobody knows before.
        var command = new AssetCommand.MintAsset(
            actor, new AssetId(asset.Collection.Contract, $"{asset.Collection.Id}:0"), into, asset.Kind, asset.Name, asset.Metadata,
            asset.Owner ?? actor, asset.DefaultLevel, asset.MaxLevel, asset.Royalty, Version: null);
        var now = await clock.NowAsync(cancellationToken);
        return AssetDecider.Decide(AssetState.Initial, command, now) is Decision<AssetEvent, AssetRefusal>.Refused refused
            ? Refuse(ContractCodes.Of(refused.Refusal))
            : await builder.BuildAsync(actor.Value, key, asset.Collection.Contract, ContractCall.Mint(command), cancellationToken);
    }

    public async Task<Prepared> DescribeAsync(
        AssetId asset, AssetCommand.UpdateMetadata command, PublicKey key, CancellationToken cancellationToken) =>
        command.Metadata is { } metadata && ContractTexts.Fault(metadata) is { } fault ? Refuse(fault)
            : ContractTexts.Of("name", command.Name, ContractLimits.MaxNameBytes) is { } unfit ? Refuse(unfit)
            : await assets.HandleAsync(asset, command, key, cancellationToken);

    private static Prepared Refuse(TransactionRefusal refusal) => new Prepared.Refused(refusal);
}
