using System.Diagnostics;
using static NeuraNft.Domain.Collections.CollectionCommand;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Collections.CollectionRefusal;
using static NeuraNft.Domain.Collections.CollectionState;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Collections.CollectionEvent, NeuraNft.Domain.Collections.CollectionRefusal>;

namespace NeuraNft.Domain.Collections;

using Verdict = Decision<CollectionEvent, CollectionRefusal>;

/// <summary>The contract's rules on collections, told before a wallet signs.</summary>
public static class CollectionDecider
{
    public static Verdict Decide(CollectionState state, CollectionCommand command, BlockTime now) =>
        (state, command) switch
        {
            (_, CreateCollection or UpdateCollection) when Fault(command) is { } fault => Refuse(fault),
            (Uncreated, CreateCollection c) when c.Details.Royalty.Pays(c.Collection.Contract) => Refuse(new PaysTheContract()),
            (Created s, UpdateCollection c) when c.Details.Royalty.Pays(s.Collection.Contract) => Refuse(new PaysTheContract()),
            (Uncreated, CreateCollection c) => Accept(new CollectionCreated(c.Collection, c.Details, c.Actor, c.Actor, now)),
            (Uncreated, _) => Refuse(new NoSuchCollection()),
            (Created s, CreateCollection) => Refuse(new AlreadyCreated(s.Collection)),
            (Created s, var c) when c.Actor != s.Owner => Refuse(new NotCollectionOwner(c.Actor)),
            (Created s, UpdateCollection c) when c.Details == s.Details => Accept(),
            (Created s, UpdateCollection c) => Accept(new CollectionUpdated(s.Collection, c.Details, c.Actor)),
            (Created s, TransferCollection c) when c.NewOwner == s.Owner => Refuse(new SelfTransfer(s.Owner)),
            (Created s, TransferCollection c) => Accept(new CollectionTransferred(s.Collection, s.Owner, c.NewOwner)),
            (Created s, SetMinter c) when c.Allowed == s.Minters.Contains(c.Account) => Accept(),
            (Created s, SetMinter c) => Accept(new MinterSet(s.Collection, c.Account, c.Allowed)),
            _ => throw new UnreachableException($"{state.GetType().Name} x {command.GetType().Name}"),
        };

    public static CollectionState Evolve(CollectionState state, CollectionEvent @event) =>
        (state, @event) switch
        {
            (Uncreated, CollectionCreated e) => new Created(e.Collection, e.Details, e.Creator, e.Owner, []),
            (Created s, CollectionUpdated e) => s with { Details = e.Details },
            (Created s, CollectionTransferred e) => s with { Owner = e.NewOwner, Minters = s.Minters.Clear() },
            (Created s, MinterSet { Allowed: true } e) => s with { Minters = s.Minters.Add(e.Account) },
            (Created s, MinterSet e) => s with { Minters = s.Minters.Remove(e.Account) },
            _ => throw new UnreachableException($"{state.GetType().Name} x {@event.GetType().Name}"),
        };

    private static CollectionRefusal? Fault(CollectionCommand command)
    {
        var details = (command as CreateCollection)?.Details ?? ((UpdateCollection)command).Details;
        return !ContractLimits.FitsName(details.Name) ? new NameUnfit(ContractLimits.MaxNameBytes)
            : !details.Royalty.IsLawful ? new RoyaltyTooHigh(details.Royalty)
            : null;
    }
}
