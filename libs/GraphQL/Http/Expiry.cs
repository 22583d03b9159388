using System.Security.Claims;

namespace Neura.GraphQL.Http;

/// <summary>Fires when a caller's credentials end.</summary>
internal static class Expiry
{
    // What a timer can hold; a longer session ends with the connection, and reconnects.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>How often withdrawn credentials are looked for.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static CancellationTokenSource Of(ClaimsPrincipal user, GraphQLHttpOptions options, TimeProvider time) =>
        Left(user, options, time) is not { } left ? new CancellationTokenSource()
        : left <= TimeSpan.Zero ? Over()
        : new CancellationTokenSource(left, time);

    /// <summary>How long the credentials last; null for ever, not above zero if they are over.</summary>
    public static TimeSpan? Left(ClaimsPrincipal user, GraphQLHttpOptions options, TimeProvider time)
    {
        if (options.ExpiresAt(user) is not { } end)
            return null;
        var left = end - time.GetUtcNow();
        return left < Longest ? left : Longest;
    }

    private static CancellationTokenSource Over()
    {
        var over = new CancellationTokenSource();
        over.Cancel();
        return over;
    }
}
