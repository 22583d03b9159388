using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using Neura.EventStore;

namespace NeuraNft.Application.Log;

/// <summary>How the domain's streams fold: the deciders' own Evolve.</summary>
public static class Aggregates
{
    public static Aggregate<AssetState> Asset { get; } =
        new(AssetState.Initial, (state, e) => AssetDecider.Evolve(state, (AssetEvent)e));

    public static Aggregate<ContentState> Content { get; } =
        new(ContentState.Initial, (state, e) => ContentDecider.Evolve(state, (ContentEvent)e));

    public static Aggregate<CollectionState> Collection { get; } =
        new(CollectionState.Initial, (state, e) => CollectionDecider.Evolve(state, (CollectionEvent)e));

    public static Aggregate<ContractState> Contract { get; } =
        new(ContractState.Initial, (state, e) => ContractState.Evolve(state, (ContractEvent)e));

    public static Aggregate<MarketState> Deal { get; } =
        new(MarketState.Initial, (state, e) => MarketDecider.Evolve(state, (MarketEvent)e));

    public static Aggregate<InferenceState> Inference { get; } =
        new(InferenceState.Initial, (state, e) => InferenceDecider.Evolve(state, (InferenceEvent)e));

    public static Aggregate<ModelState> Model { get; } =
        new(ModelState.Initial, (state, e) => ModelDecider.Evolve(state, (ModelEvent)e));

    /// <summary>Of an account that has many runs the stream is long: its state is kept now and then.</summary>
    public static Aggregate<BalanceState> Balance { get; } =
        new(BalanceState.Initial, (state, e) => BalanceDecider.Evolve(state, (BalanceEvent)e))
        {
            Snapshots = new SnapshotPolicy("balance_v1"),
        };

    public static Aggregate<InferenceTerms> Terms { get; } =
        new(InferenceTerms.Initial, (state, e) => InferenceTermsDecider.Evolve(state, (InferenceTermsEvent)e));

    public static Aggregate<WorkerKeys> WorkerKeys { get; } =
        new(Domain.Inferences.WorkerKeys.None, (state, e) => Domain.Inferences.WorkerKeys.Evolve(state, (WorkerKeyEvent)e));

    /// <summary>The recipient that counts for a worker now; null: it never registered one.</summary>
    public static Aggregate<string?> WorkerRecipient { get; } =
        new(null, (_, e) => ((WorkerEvent.WorkerRegistered)e).Recipient);
}
