namespace NeuraNft.Domain.Assets;

/// <summary>
/// The highest level and the latest expiry of the rights in an asset that were paid for: two numbers, as the contract keeps them, so that
/// a level may count for longer than the right that had it, where a lower one outlives it.
/// </summary>
public sealed record PaidRights(AccessLevel Level, BlockTime Until)
{
    public static PaidRights None { get; } = new(AccessLevel.None, new BlockTime(0));

    public AccessLevel LevelAt(BlockTime at) => Until > at ? Level : AccessLevel.None;

    /// <param name="level">Of a right that was paid for.</param>
    /// <param name="expiresAt">Null: never.</param>
    /// <param name="at">When it was given.</param>
    public PaidRights With(AccessLevel level, BlockTime? expiresAt, BlockTime at)
    {
        var (known, end) = (LevelAt(at), expiresAt ?? new BlockTime(ulong.MaxValue));
        return new(known > level ? known : level, Until > end ? Until : end);
    }
}
