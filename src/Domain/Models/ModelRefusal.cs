using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Models;

/// <summary>Why a model is not registered.</summary>
public abstract record ModelRefusal
{
    private ModelRefusal() { }

    public sealed record NoSuchAsset(AssetId Asset) : ModelRefusal;

    public sealed record NotAModel(AssetId Asset, AssetKind Kind) : ModelRefusal;

    public sealed record AccessDenied(AccessLevel Required, AccessLevel Actual, AccessDenial Reason) : ModelRefusal;

    /// <summary>Only the newest version is registered.</summary>
    public sealed record NotNewest(int Asked, int? Newest) : ModelRefusal;

    /// <summary>A job's answer is about another test than the newest.</summary>
    public sealed record NotTheTest(Guid Job) : ModelRefusal;
}
