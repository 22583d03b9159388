using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Transactions;

using Prepared = Result<PreparedTransaction, TransactionRefusal>;

/// <summary>Decides a command on a collection as the contract would and builds the transaction for the caller's wallet.</summary>
public sealed class PrepareCollection(DocumentStore store, TransactionBuilder builder, ChainClock clock, IOptions<ChainOptions> chain)
{
    private static readonly CollectionDetails s_nothing = new("", null, null, null, null, null, Minting.Owner, Royalty.None);

    public async Task<Prepared> CreateAsync(Account actor, CollectionTexts texts, PublicKey key, CancellationToken cancellationToken)
    {
        // The contract counts collections; which number it will be nobody knows before.
        var id = new CollectionId(chain.Value.Contract, "0");
        var command = new CollectionCommand.CreateCollection(actor, id, texts.Over(s_nothing));
        return ContractTexts.Fault(texts) is { } fault ? Refuse(fault)
            : await BuildAsync(CollectionState.Initial, command, id, CollectionCall.Create(texts), key, cancellationToken);
    }

    public async Task<Prepared> UpdateAsync(
        CollectionId id, Account actor, CollectionTexts texts, PublicKey key, CancellationToken cancellationToken)
    {
        var state = await StateAsync(id, cancellationToken);
        var was = state is CollectionState.Created created ? created.Details : s_nothing with { Name = "-" };
        return ContractTexts.Fault(texts) is { } fault ? Refuse(fault)
            : await BuildAsync(
                state, new CollectionCommand.UpdateCollection(actor, texts.Over(was)), id, CollectionCall.Update(id, texts), key,
                cancellationToken);
    }

    public async Task<Prepared> TransferAsync(
        CollectionId id, Account actor, Account receiver, PublicKey key, CancellationToken cancellationToken) =>
        await BuildAsync(
            await StateAsync(id, cancellationToken), new CollectionCommand.TransferCollection(actor, receiver), id,
            CollectionCall.Transfer(id, receiver), key, cancellationToken);

    public async Task<Prepared> SetMinterAsync(
        CollectionId id, Account actor, Account minter, bool allowed, PublicKey key, CancellationToken cancellationToken) =>
        await BuildAsync(
            await StateAsync(id, cancellationToken), new CollectionCommand.SetMinter(actor, minter, allowed), id,
            CollectionCall.SetMinter(id, minter, allowed), key, cancellationToken);

    private Task<CollectionState> StateAsync(CollectionId id, CancellationToken cancellationToken) =>
        store.StateAsync(StreamKeys.Collection(id), Aggregates.Collection, cancellationToken);

    private async Task<Prepared> BuildAsync(
        CollectionState state, CollectionCommand command, CollectionId id, ContractCall call, PublicKey key,
        CancellationToken cancellationToken)
    {
        if (id.Contract != chain.Value.Contract)
            return Refuse(new TransactionRefusal.NotRelayed("The collection is not of this market's contract."));
        var now = await clock.NowAsync(cancellationToken);
        return CollectionDecider.Decide(state, command, now) is Decision<CollectionEvent, CollectionRefusal>.Refused refused
            ? Refuse(ContractCodes.Of(refused.Refusal))
            : await builder.BuildAsync(command.Actor.Value, key, id.Contract, call, cancellationToken);
    }

    private static Prepared Refuse(TransactionRefusal refusal) => new Prepared.Refused(refusal);
}
