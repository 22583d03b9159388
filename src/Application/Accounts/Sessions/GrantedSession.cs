namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>What a login or a refresh gives.</summary>
/// <param name="Session">Good for one access token.</param>
/// <param name="RefreshToken">Good for one refresh.</param>
/// <param name="RefreshBy">When the refresh token ends, and the session with it.</param>
public sealed record GrantedSession(Session Session, RefreshToken RefreshToken, DateTimeOffset RefreshBy);
