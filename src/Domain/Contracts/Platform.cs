namespace NeuraNft.Domain.Contracts;

/// <summary>Who gets the platform's share of a lease, in hundredths of a percent of its price.</summary>
public sealed record Platform(Account? Account, int FeeBasisPoints)
{
    public static Platform None { get; } = new(null, 0);

    /// <summary>Rounded down; without an account to pay there is no fee.</summary>
    public Yocto FeeOf(Yocto price) => Account is null ? Yocto.Zero : price.Share(FeeBasisPoints);
}
