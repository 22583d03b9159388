namespace NeuraNft.Domain.Contracts;

/// <summary>Who gets the platform's share of a lease, in hundredths of a percent of its price; rounded down.</summary>
public sealed record Platform(Account? Account, int FeeBasisPoints)
{
    public static Platform None { get; } = new(null, 0);

    public Yocto FeeOf(Yocto price) => Account is null ? Yocto.Zero : price.Share(FeeBasisPoints);
}
