using NeuraNft.Application.Accounts;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Content;

/// <summary>Why an uploaded content is not sealed as a version.</summary>
public abstract record SealRefusal
{
    private SealRefusal() { }

    /// <summary>No complete upload of the account.</summary>
    public sealed record NoSuchUpload : SealRefusal;

    /// <summary>Signature or key are not good: as at a login.</summary>
    public sealed record NotProven(LoginRefusal Why) : SealRefusal;

    /// <summary>The upload is another version's, or was replaced: each is sealed once.</summary>
    public sealed record SealedAlready : SealRefusal;

    public sealed record NotAllowed(ContentRefusal Why) : SealRefusal;

    /// <summary>The idempotency key came before with another input.</summary>
    public sealed record OtherInput(Guid CommandId) : SealRefusal;
}
