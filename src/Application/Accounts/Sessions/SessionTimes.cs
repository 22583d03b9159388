namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>When things of a session end.</summary>
internal static class SessionTimes
{
    /// <summary>A session ends where it is not refreshed for a while, and in any case at its full age.</summary>
    public static DateTimeOffset SessionEnd(this LoginOptions options, DateTimeOffset openedAt, DateTimeOffset now) =>
        Earlier(now + options.IdleLifetime, openedAt + options.SessionLifetime);

    /// <summary>An access token never outlives its session.</summary>
    public static DateTimeOffset TokenEnd(this LoginOptions options, DateTimeOffset sessionEnd, DateTimeOffset now) =>
        Earlier(now + options.TokenLifetime, sessionEnd);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
