namespace NeuraNft.Domain.Accounts;

/// <summary>What becomes of a refresh token that was shown.</summary>
public enum RefreshVerdict
{
    /// <summary>It is the newest: a successor is given out.</summary>
    Rotate,

    /// <summary>Its successor was given out a moment ago and not used yet: the answer may have been lost, and is given again.</summary>
    AnswerAgain,

    /// <summary>Its successor has long been given out, or was used: somebody has a copy.</summary>
    Reused,

    /// <summary>The session has come to its time.</summary>
    Expired,

    /// <summary>The session was closed before.</summary>
    Closed,
}
