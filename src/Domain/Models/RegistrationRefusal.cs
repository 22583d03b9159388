using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Models;

/// <summary>Why a model is not registered.</summary>
public abstract record RegistrationRefusal
{
    private RegistrationRefusal() { }

    public sealed record NoSuchAsset(AssetId Asset) : RegistrationRefusal;

    public sealed record NotAModel(AssetId Asset, AssetKind Kind) : RegistrationRefusal;

    public sealed record AccessDenied(AccessLevel Required, AccessLevel Actual, AccessDenial Reason) : RegistrationRefusal;

    /// <summary>Only the newest version is registered.</summary>
    public sealed record NotNewest(int Asked, int? Newest) : RegistrationRefusal;

    /// <summary>A job's answer is about another test than the newest.</summary>
    public sealed record NotTheTest(Guid Job) : RegistrationRefusal;
}
