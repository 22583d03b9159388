using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http;

/// <summary>How one endpoint behaves, beyond the limits that all share.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>Who may ask for <c>__schema</c> and <c>__type</c> here. Default: everybody, if the server allows it at all.</summary>
    public Func<HttpContext, bool> AllowIntrospection { get; set; } = static _ => true;

    /// <summary>Tighter limits for some callers, such as those who are not signed in. Default: the server's, for all.</summary>
    public Func<HttpContext, RequestLimits?> LimitsFor { get; set; } = static _ => null;

    /// <summary>Shows GraphiQL to a browser that opens the address. Default true; it may ask no more than any other client.</summary>
    public bool EnableGraphiQL { get; set; } = true;

    /// <summary>What a GET may ask for. Default: trusted documents.</summary>
    public GetRequests GetRequests { get; set; } = GetRequests.TrustedDocuments;

    /// <summary>
    /// A GET must bear the header <c>GraphQL-Preflight</c>, which another site's page cannot send without being allowed to.
    /// Default true. (<c>text/event-stream</c> of a browser's <c>EventSource</c> cannot bear it either.)
    /// </summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; } = true;

    /// <summary>
    /// Asked before each operation, over whatever transport: it may wait, and what it returns refuses the operation. Over HTTP it may
    /// choose the status too, and set headers. Default: admits all.
    /// </summary>
    public Func<HttpContext, GraphQLRequest, CancellationToken, ValueTask<GraphQLError?>> Admit { get; set; } = static (_, _, _) => default;

    /// <summary>Subscriptions over WebSocket and over server-sent events.</summary>
    public SubscriptionTransportOptions Subscriptions { get; } = new();

    /// <summary>When a caller's credentials end, and with them the caller's subscriptions. Default: the claim <c>exp</c>.</summary>
    public Func<ClaimsPrincipal, DateTimeOffset?> ExpiresAt { get; set; } = static user =>
        long.TryParse(user.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, 253_402_300_799))
            : null;

    /// <summary>
    /// Whether a caller's credentials were withdrawn before their time; asked each second while a stream of the caller's is open, so it
    /// has to be quick. Default: never.
    /// </summary>
    public Func<ClaimsPrincipal, bool> AreWithdrawn { get; set; } = static _ => false;
}
