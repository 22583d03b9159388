namespace NeuraNft.Application.Rights;

/// <summary>How a stored revision stands; in the table in lower case.</summary>
public enum SealedContentState
{
    Current,

    /// <summary>Its key is given to nobody any more; it is kept to be re-encrypted.</summary>
    Due,

    /// <summary>Another revision took its place.</summary>
    Superseded,

    Withdrawn,
}
