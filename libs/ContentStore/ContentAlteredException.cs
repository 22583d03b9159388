namespace Neura.ContentStore;

/// <summary>A block is not what its CID says. Nothing of it was handed out.</summary>
public sealed class ContentAlteredException(Cid root, BlockPlace place)
    : IOException($"{root}: the block {place.Cid} at byte {place.Offset} is not what it should be")
{
    public const string Code = "INTEGRITY";

    public Cid Root { get; } = root;

    public BlockPlace Place { get; } = place;
}
