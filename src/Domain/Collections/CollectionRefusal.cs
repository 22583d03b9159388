namespace NeuraNft.Domain.Collections;

/// <summary>Why a collection command is refused; the contract would panic with the code in brackets.</summary>
public abstract record CollectionRefusal
{
    private CollectionRefusal() { }

    /// <summary>E_NO_SUCH_COLLECTION.</summary>
    public sealed record NoSuchCollection : CollectionRefusal;

    /// <summary>The number is taken; the contract counts by itself, so it has no code for this.</summary>
    public sealed record AlreadyCreated(CollectionId Collection) : CollectionRefusal;

    /// <summary>E_NOT_OWNER.</summary>
    public sealed record NotCollectionOwner(Account Actor) : CollectionRefusal;

    /// <summary>E_SELF_TRANSFER.</summary>
    public sealed record SelfTransfer(Account Owner) : CollectionRefusal;

    /// <summary>E_ROYALTY.</summary>
    public sealed record RoyaltyTooHigh(Royalty Royalty) : CollectionRefusal;

    /// <summary>E_BAD_INPUT: what the contract itself were paid would be locked for good.</summary>
    public sealed record PaysTheContract : CollectionRefusal;

    /// <summary>E_BAD_INPUT: a name has 1 to this many UTF-8 bytes.</summary>
    public sealed record NameUnfit(int MaxBytes) : CollectionRefusal;
}
