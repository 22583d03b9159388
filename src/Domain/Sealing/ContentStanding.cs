namespace NeuraNft.Domain.Sealing;

/// <summary>How the newest revision of a sealed version stands.</summary>
public enum ContentStanding
{
    Current,

    /// <summary>Somebody who could have held its key has lost his right: nobody is given it again.</summary>
    Due,

    Withdrawn,
}
