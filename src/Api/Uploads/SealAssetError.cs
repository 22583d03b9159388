using NeuraNft.Application.Accounts;
using NeuraNft.Application.Content;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Api.Uploads;

/// <summary>Why a content is not sealed.</summary>
[UnionType]
public abstract record SealAssetError(string Code, string Message) : IError
{
    public sealed record UploadNotFoundError()
        : SealAssetError("NOT_FOUND", "There is no complete upload of yours, or for this asset, with this id.");

    /// <summary>There is no such asset, it is not the caller's, or the version or the upload is another.</summary>
    public sealed record NotSealableError(string Code, string Message) : SealAssetError(Code, Message);

    public sealed record SealSignatureError()
        : SealAssetError("BAD_SIGNATURE", "The signature is not the key's over the upload's seal statement.");

    public sealed record SealKeyError(string Code, string Message) : SealAssetError(Code, Message);

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record SealConflictError(Guid CommandId)
        : SealAssetError("IDEMPOTENCY_MISMATCH", "This idempotency key was used with another input.");

    /// <returns>Null where the chain could not be asked: that is no refusal but a failure.</returns>
    internal static SealAssetError? From(SealRefusal refusal) => refusal switch
    {
        SealRefusal.NoSuchUpload => new UploadNotFoundError(),
        SealRefusal.OtherInput r => new SealConflictError(r.CommandId),
        SealRefusal.NotProven { Why: LoginRefusal.BadSignature } => new SealSignatureError(),
        SealRefusal.NotProven { Why: LoginRefusal.KeyNotOnAccount } =>
            new SealKeyError("KEY_NOT_ON_ACCOUNT", "The chain does not show this key on this account."),
        SealRefusal.NotProven { Why: LoginRefusal.FullAccessRequired } =>
            new SealKeyError("FULL_ACCESS_REQUIRED", "A function-call key may not seal: use a full-access key."),
        SealRefusal.SealedAlready =>
            new NotSealableError("ALREADY_SEALED", "An upload becomes one version of one asset: upload the content again."),
        SealRefusal.NotAllowed { Why: var why } => Of(why),
        _ => null,
    };

    private static NotSealableError Of(ContentRefusal refusal) => refusal switch
    {
        ContentRefusal.NoSuchAsset => new("NOT_FOUND", "There is no such asset."),
        ContentRefusal.NotOwner => new("NOT_OWNER", "Only the owner seals."),
        ContentRefusal.WrongVersion r => new("WRONG_VERSION", $"The version that comes next is {r.Next}."),
        ContentRefusal.OtherContent r => new("OTHER_CONTENT", $"Version {r.Version} is on chain with another content."),
        _ => throw new System.Diagnostics.UnreachableException(refusal.GetType().Name),
    };
}
