using NeuraNft.Application.Accounts.EncryptionKeys;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Api.Downloads;

/// <summary>Why no key is released.</summary>
[UnionType]
public abstract record DownloadError(string Code, string Message) : IError
{
    /// <summary>The caller's level is too low, with the reason.</summary>
    public sealed record DownloadDeniedError(AccessLevel Required, AccessLevel Actual, AccessDenial Denial)
        : DownloadError("ACCESS_DENIED", "Your right to this asset is not enough to see its data.");

    /// <summary>No such asset, no such version, or no encrypted content of it.</summary>
    public sealed record NoContentError(string Code, string Message) : DownloadError(Code, Message);

    /// <summary>Somebody lost his right to the key that there was: a new one is being made. Ask again a little later.</summary>
    public sealed record ContentRenewedError()
        : DownloadError("BEING_REENCRYPTED", "The content gets a new key: ask again a little later.");

    /// <summary>The account has no encryption key that holds.</summary>
    public sealed record RecipientError(string Code, string Message) : DownloadError(Code, Message);

    internal static DownloadError From(KeyRefusal refusal) => refusal switch
    {
        KeyRefusal.AccessDenied r => new DownloadDeniedError(r.Required, r.Actual, r.Reason),
        KeyRefusal.BeingReencrypted => new ContentRenewedError(),
        KeyRefusal.NoSuchAsset => new NoContentError("NOT_FOUND", "There is no such asset."),
        KeyRefusal.NotSealed => new NoContentError(refusal.Code, "This version has no encrypted content here."),
        KeyRefusal.Withdrawn => new NoContentError(refusal.Code, "The content was withdrawn."),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };

    internal static RecipientError From(RecipientRefusal refusal) => refusal switch
    {
        RecipientRefusal.NoneRegistered => new("NO_ENCRYPTION_KEY", "Register an encryption key first: openKeyRegistration."),
        RecipientRefusal.BindingBroken => new("BINDING_BROKEN", "The stored encryption key is not the one that your wallet signed."),
        RecipientRefusal.KeyRefused => new("KEY_NOT_ON_ACCOUNT", "The key that signed for your encryption key has left your account."),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
