namespace NeuraNft.Domain.Assets;

/// <summary>Why a content is not sealed as a version, or its key not released.</summary>
public abstract record ContentRefusal
{
    private ContentRefusal() { }

    /// <summary>Nothing of this id was minted, or it was burnt.</summary>
    public sealed record NoSuchAsset : ContentRefusal;

    public sealed record AccessDenied(AccessLevel Required, AccessLevel Actual, AccessDenial Reason) : ContentRefusal;

    /// <summary>A content is sealed as the version that comes next, or as the present one where it is its content.</summary>
    public sealed record NotNextVersion(int Next) : ContentRefusal;

    /// <summary>The asset has no published version whose content was sealed here.</summary>
    public sealed record NotSealed : ContentRefusal;
}
