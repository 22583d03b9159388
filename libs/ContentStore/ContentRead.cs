namespace Neura.ContentStore;

/// <summary>What became of a content that was asked for.</summary>
public abstract record ContentRead
{
    private ContentRead()
    {
    }

    /// <summary>The content, checked against its CID. The caller disposes of the stream.</summary>
    public sealed record Found(Stream Content, ContentIdentity Identity) : ContentRead;

    public sealed record NotFound(Cid Cid) : ContentRead;

    /// <summary>What lay there has another CID. It has been moved into quarantine, so that the next answer is not found.</summary>
    public sealed record Altered(Cid Expected, Cid Actual) : ContentRead
    {
        public const string Code = "INTEGRITY";
    }
}
