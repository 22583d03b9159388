namespace NeuraNft.Domain.Collections;

/// <summary>What a wallet would ask of a collection; <see cref="Actor"/> is the chain's predecessor.</summary>
public abstract record CollectionCommand
{
    private CollectionCommand(Account actor) => Actor = actor;

    public Account Actor { get; init; }

    public sealed record CreateCollection(Account Actor, CollectionId Collection, CollectionDetails Details) : CollectionCommand(Actor);

    public sealed record UpdateCollection(Account Actor, CollectionDetails Details) : CollectionCommand(Actor);

    public sealed record TransferCollection(Account Actor, Account NewOwner) : CollectionCommand(Actor);

    public sealed record SetMinter(Account Actor, Account Account, bool Allowed) : CollectionCommand(Actor);
}
