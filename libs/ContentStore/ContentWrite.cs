namespace Neura.ContentStore;

/// <summary>What became of a content that was put.</summary>
public abstract record ContentWrite
{
    private ContentWrite()
    {
    }

    /// <summary>On disk and flushed; also where it was there already.</summary>
    public sealed record Stored(ContentIdentity Content) : ContentWrite;

    /// <summary>Longer than the limit; nothing is kept.</summary>
    public sealed record TooLarge(long LimitBytes) : ContentWrite;
}
