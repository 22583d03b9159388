namespace NeuraNft.Domain.Sealing;

/// <summary>Why a content command is refused.</summary>
public abstract record ContentRefusal
{
    private ContentRefusal() { }

    public sealed record NoSuchAsset : ContentRefusal;

    /// <summary>Only the owner's word says what a version is.</summary>
    public sealed record NotOwner(Account Actor) : ContentRefusal;

    /// <summary>Sealed is the next version, before it is published, or a published one with the content that was published.</summary>
    public sealed record WrongVersion(int Asked, int Next) : ContentRefusal;

    /// <summary>The version is on chain with another content.</summary>
    public sealed record OtherContent(int Version, string PublishedCid) : ContentRefusal;

    /// <summary>No such revision is waited for: another worker finished it, or the content was withdrawn.</summary>
    public sealed record NotDue(int Version, int Revision) : ContentRefusal;
}
