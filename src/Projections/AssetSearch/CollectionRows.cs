using System.Diagnostics;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using static NeuraNft.Domain.Collections.CollectionEvent;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>How each event changes a collection's row.</summary>
internal static class CollectionRows
{
    public static CollectionId IdOf(CollectionEvent @event) => @event switch
    {
        CollectionCreated e => e.Collection,
        CollectionUpdated e => e.Collection,
        CollectionTransferred e => e.Collection,
        MinterSet e => e.Collection,
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    /// <summary>A collection whose creation is not in the log (ingestion began later) has no row, and gets none.</summary>
    public static CollectionRow? Apply(CollectionRow? row, CollectionEvent @event, IEvent at)
    {
        if (row?.Position >= at.Sequence)
            return row;
        var next = (row, @event) switch
        {
            (null, CollectionCreated e) => Created(e, at),
            (null, _) => null,
            ({ } r, CollectionUpdated e) => With(r, e.Details),
            ({ } r, CollectionTransferred e) => r with { Owner = e.NewOwner, Minters = [] },
            ({ } r, MinterSet e) => r with { Minters = Minters(r.Minters, e) },
            _ => throw new UnreachableException(@event.GetType().Name),
        };
        return next is null ? null : next with { Position = at.Sequence, StreamVersion = at.Version };
    }

    private static CollectionRow Created(CollectionCreated e, IEvent at) => new(
        e.Collection.Contract, e.Collection.Id, e.Details.Name, e.Details.KindHint, e.Details.ContextWindow, e.Details.BaseModel,
        e.Details.Image, e.Details.Description, e.Details.Minting, e.Details.Royalty, e.Creator, e.Owner, [], e.CreatedAt,
        at.Sequence, at.Sequence, at.Version);

    private static CollectionRow With(CollectionRow row, CollectionDetails details) => row with
    {
        Name = details.Name,
        KindHint = details.KindHint,
        ContextWindow = details.ContextWindow,
        BaseModel = details.BaseModel,
        Image = details.Image,
        Description = details.Description,
        Minting = details.Minting,
        Royalty = details.Royalty,
    };

    private static IReadOnlyList<Account> Minters(IReadOnlyList<Account> minters, MinterSet e) =>
    [
        .. minters.Where(m => m != e.Account).Concat(e.Allowed ? [e.Account] : [])
            .OrderBy(m => m.Value, StringComparer.Ordinal),
    ];
}
