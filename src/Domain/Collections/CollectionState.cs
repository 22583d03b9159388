using System.Collections.Immutable;

namespace NeuraNft.Domain.Collections;

/// <summary>What a collection's stream says so far.</summary>
public abstract record CollectionState
{
    private CollectionState() { }

    public static CollectionState Initial { get; } = new Uncreated();

    public sealed record Uncreated : CollectionState;

    public sealed record Created(
        CollectionId Collection, CollectionDetails Details, Account Creator, Account Owner, ImmutableHashSet<Account> Minters)
        : CollectionState
    {
        public bool MayMint(Account account) => Details.Minting.Admits(account, Owner, Minters);
    }
}
