using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.Sessions;

namespace NeuraNft.Api.Accounts.Sessions;

/// <summary>Why a session is not refreshed. In every case: log in again.</summary>
[UnionType]
public abstract record RefreshSessionError(string Code, string Message) : IError
{
    /// <summary>No refresh token of ours, or one of a session that is long over.</summary>
    public sealed record RefreshTokenUnknownError() : RefreshSessionError("REFRESH_TOKEN_UNKNOWN", "This is no refresh token of ours.");

    public sealed record SessionEndedError() : RefreshSessionError("SESSION_ENDED", "The session is over.");

    /// <summary>The token was spent before, so somebody has a copy of it. The session is closed, for us not knowing who.</summary>
    public sealed record RefreshTokenReusedError()
        : RefreshSessionError("REFRESH_TOKEN_REUSED", "The refresh token was used before: the session is closed.");

    /// <summary>The key that logged in is no longer on the account. The session is closed.</summary>
    public sealed record SessionKeyNotOnAccountError()
        : RefreshSessionError("KEY_NOT_ON_ACCOUNT", "The chain no longer shows the session's key on its account: the session is closed.");

    /// <summary>The key that logged in no longer has full access. The session is closed.</summary>
    public sealed record SessionKeyLimitedError()
        : RefreshSessionError("FULL_ACCESS_REQUIRED", "The session's key no longer has full access: the session is closed.");

    /// <returns>Null where the chain could not be asked: that is no refusal but a failure.</returns>
    internal static RefreshSessionError? From(RefreshRefusal refusal) => refusal switch
    {
        RefreshRefusal.TokenUnknown => new RefreshTokenUnknownError(),
        RefreshRefusal.SessionEnded => new SessionEndedError(),
        RefreshRefusal.TokenReused => new RefreshTokenReusedError(),
        RefreshRefusal.KeyRefused { Why: LoginRefusal.FullAccessRequired } => new SessionKeyLimitedError(),
        RefreshRefusal.KeyRefused => new SessionKeyNotOnAccountError(),
        _ => null,
    };
}
