namespace NeuraNft.Domain.Collections;

/// <summary>What happened to a collection. Stored format; change only by adding.</summary>
public abstract record CollectionEvent
{
    private CollectionEvent() { }

    public sealed record CollectionCreated(
        CollectionId Collection, CollectionDetails Details, Account Creator, Account Owner, BlockTime CreatedAt) : CollectionEvent;

    /// <summary>Carries the full new details, not the difference.</summary>
    public sealed record CollectionUpdated(CollectionId Collection, CollectionDetails Details, Account By) : CollectionEvent;

    /// <summary>The allow-list was of the old owner; the new one begins with none.</summary>
    public sealed record CollectionTransferred(CollectionId Collection, Account OldOwner, Account NewOwner) : CollectionEvent;

    public sealed record MinterSet(CollectionId Collection, Account Account, bool Allowed) : CollectionEvent;
}
