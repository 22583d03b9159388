using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Neura.GraphQL.Http;

/// <summary>Limits of connections that stay open.</summary>
public sealed class SubscriptionTransportOptions
{
    /// <summary>A socket that has not sent <c>connection_init</c> by then is closed with 4408. Default 10 seconds.</summary>
    public TimeSpan InitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Between pings; a socket that is silent for two of them is dropped. Default 15 seconds.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Answers that wait for one client. A source is not read further while they do. Default 256 KiB.</summary>
    public int BufferBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// A client whose buffer is full and who takes nothing for so long is told where to resume and dropped. Default 10 seconds.
    /// </summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Operations at once on one socket. Default 50.</summary>
    public int MaxOperations { get; set; } = 50;

    /// <summary>
    /// Decides who a socket's caller is, by the request that opened it and the payload of <c>connection_init</c>, where a browser has
    /// to put its token; null refuses the connection with 4403. Default: whoever the request was signed in as.
    /// </summary>
    public Func<HttpContext, IReadOnlyDictionary<string, object?>?, CancellationToken, ValueTask<ClaimsPrincipal?>> Authenticate
    {
        get;
        set;
    } = static (context, _, _) => new(context.User);
}
