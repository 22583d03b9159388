namespace NeuraNft.Application.Content;

/// <summary>Why an upload, or a part of it, is not taken.</summary>
public abstract record UploadRefusal(string Code)
{
    /// <summary>No such upload of this account.</summary>
    public sealed record Unknown() : UploadRefusal("NOT_FOUND");

    /// <summary>It is complete, ended or expired.</summary>
    public sealed record Closed() : UploadRefusal("UPLOAD_CLOSED");

    public sealed record TooLarge(long MaxBytes) : UploadRefusal("TOO_LARGE");

    public sealed record TooMany(int Max) : UploadRefusal("TOO_MANY_UPLOADS");

    /// <summary>Uploads of the account that are no version's take too much.</summary>
    public sealed record NoRoom(long MaxBytes) : UploadRefusal("UPLOAD_QUOTA");

    /// <summary>The account may not publish versions of the asset.</summary>
    public sealed record NotAllowed() : UploadRefusal("LEVEL_TOO_LOW");

    /// <summary>The bytes do not follow on what was received.</summary>
    public sealed record WrongOffset(long Received) : UploadRefusal("WRONG_OFFSET");

    /// <summary>Another request is sending to this upload.</summary>
    public sealed record Busy() : UploadRefusal("UPLOAD_BUSY");

    /// <summary>The part is not what its checksum says; nothing of it was taken.</summary>
    public sealed record ChecksumMismatch() : UploadRefusal("CHECKSUM_MISMATCH");

    /// <summary>The whole is not what was declared; it was put into quarantine.</summary>
    public sealed record Integrity() : UploadRefusal("INTEGRITY");
}
