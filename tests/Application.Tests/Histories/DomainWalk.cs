using NeuraNft.Application.Transactions;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;

namespace NeuraNft.Application.Tests.Histories;

/// <summary>The domain's side of a history: decides each call by what the contract's events said so far, then folds what it said.</summary>
internal sealed class DomainWalk
{
    private readonly Dictionary<string, AssetState> assets = [];
    private readonly Dictionary<string, CollectionState> collections = [];
    private ContractState contract = ContractState.Initial;

    public int Decided { get; private set; }

    public AssetState Asset(AssetId id) => assets.GetValueOrDefault(StreamKeys.Asset(id), AssetState.Initial);

    public void Take(ContractStep step, string about)
    {
        if (Decide(step) is (var code, var events))
        {
            Decided++;
            code.ShouldBe(step.Outcome, about);
            events.ShouldBe(step.Events.Select(e => e.Data), about);
        }

        foreach (var e in step.Events)
            Fold(e.Stream, e.Data);
        if (step.Method == "nrc_sweep_access")
            Sweep(step);
    }

    private (string Code, IReadOnlyList<object> Events)? Decide(ContractStep step)
    {
        if (step.Method is "nrc_mint" or "nrc_create_replica")
        {
            var parent = step.Text("parent_id") is { } id ? Asset(new AssetId(step.Contract, id)) : null;
            return Verdict(AssetDecider.Decide(AssetState.Initial, ContractCommands.Mint(step, Collection(step), parent), step.Now));
        }

        if (ContractCommands.OfCollection(step, Collection(step)) is { } command)
            return Verdict(CollectionDecider.Decide(Collection(step), command, step.Now));
        if (ContractCommands.OfAsset(step, contract.Platform) is not { } asked)
            return null;
        return Verdict(AssetDecider.Decide(Asset(step.Token), asked, step.Now));
    }

    private CollectionState Collection(ContractStep step) => step.Text("collection_id") is { } id
        ? collections.GetValueOrDefault(StreamKeys.Collection(new CollectionId(step.Contract, id)), CollectionState.Initial)
        : CollectionState.Initial;

    private void Fold(string stream, object data)
    {
        switch (data)
        {
            case AssetEvent e:
                assets[stream] = AssetDecider.Evolve(assets.GetValueOrDefault(stream, AssetState.Initial), e);
                break;
            case CollectionEvent e:
                collections[stream] = CollectionDecider.Evolve(collections.GetValueOrDefault(stream, CollectionState.Initial), e);
                break;
            case ContractEvent e:
                contract = ContractState.Evolve(contract, e);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(data.GetType().Name);
        }
    }

    // No right changes by it, so no event tells of it; but who takes back what is swept already is told nothing.
    private void Sweep(ContractStep step)
    {
        if (Asset(step.Token) is not AssetState.Minted m)
            return;
        foreach (var id in step.Of("account_ids").EnumerateArray().Select(e => Account.Parse(e.GetString()!)))
        {
            var live = m.Access.SlotsOf(id).BySource.Where(s => s.Value.LiveAt(step.Now)).Select(s => s.Key).ToHashSet();
            var slots = new AccessSlots(m.Access.SlotsOf(id).BySource.RemoveRange(
                m.Access.SlotsOf(id).BySource.Keys.Where(source => !live.Contains(source))));
            m = m with { Access = m.Access with { Slots = m.Access.Slots.SetItem(id, slots) } };
        }

        assets[StreamKeys.Asset(step.Token)] = m;
    }

    private static (string, IReadOnlyList<object>) Verdict(Decision<AssetEvent, AssetRefusal> decision) => decision switch
    {
        Decision<AssetEvent, AssetRefusal>.Accepted accepted => ("ok", [.. accepted.Events]),
        Decision<AssetEvent, AssetRefusal>.Refused refused => (ContractCodes.Of(refused.Refusal).Code, []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static (string, IReadOnlyList<object>) Verdict(Decision<CollectionEvent, CollectionRefusal> decision) => decision switch
    {
        Decision<CollectionEvent, CollectionRefusal>.Accepted accepted => ("ok", [.. accepted.Events]),
        Decision<CollectionEvent, CollectionRefusal>.Refused refused => (refused.Refusal switch
        {
            CollectionRefusal.NoSuchCollection => "E_NO_SUCH_COLLECTION",
            CollectionRefusal.NotCollectionOwner => "E_NOT_OWNER",
            CollectionRefusal.SelfTransfer => "E_SELF_TRANSFER",
            _ => refused.Refusal.GetType().Name,
        }, []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
