namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>Why a session is not refreshed.</summary>
public abstract record RefreshRefusal
{
    private RefreshRefusal() { }

    /// <summary>No token of ours, or one of a session that is long forgotten.</summary>
    public sealed record TokenUnknown : RefreshRefusal;

    /// <summary>The session is over: closed, or come to its time.</summary>
    public sealed record SessionEnded : RefreshRefusal;

    /// <summary>The token was spent before: a copy of it is about. The session is closed.</summary>
    public sealed record TokenReused : RefreshRefusal;

    /// <summary>The chain no longer lets the session's key speak for its account. The session is closed.</summary>
    public sealed record KeyRefused(LoginRefusal Why) : RefreshRefusal;

    /// <summary>The chain could not be asked. Nothing is assumed and nothing was changed: the token is still good.</summary>
    public sealed record ChainUnavailable : RefreshRefusal;
}
