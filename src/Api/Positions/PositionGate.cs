using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Neura.EventStore;
using Neura.GraphQL;
using Neura.GraphQL.Execution;

namespace NeuraNft.Api.Positions;

/// <summary>
/// Read-your-writes: an operation that names the position of a write waits, bounded, until every read model has it; and every answer
/// tells the position that it is at least as new as.
/// </summary>
internal sealed class PositionGate(ReadModelPositions models, IOptions<DoorOptions> door)
{
    /// <summary>Header of a request, or member of a socket's connection_init payload: the position that answers must know of.</summary>
    public const string MinPosition = "NeuraNft-Min-Position";

    /// <summary>The same of one operation on a socket: a member of its <c>extensions</c>.</summary>
    public const string MinPositionExtension = "minPosition";

    /// <summary>Header of a response.</summary>
    public const string AnswerPosition = "NeuraNft-Position";

    /// <summary>Requests that may wait at once; a further one is told at once to come again.</summary>
    private const int MostWaiting = 1_000;

    private static readonly object InitKey = new();

    private int waiting;

    /// <summary>Keeps what the payload of connection_init asks for all operations of its socket.</summary>
    public static void Remember(HttpContext context, IReadOnlyDictionary<string, object?>? payload) =>
        context.Items[InitKey] = payload?.GetValueOrDefault(MinPosition);

    public async ValueTask<GraphQLError?> AdmitAsync(HttpContext context, GraphQLRequest request, CancellationToken cancellationToken)
    {
        var refusal = Asked(context, request) is { } asked ? await WaitAsync(context, asked, cancellationToken) : null;
        if (!context.Response.HasStarted)
            context.Response.Headers[AnswerPosition] = (await ReachedAsync(cancellationToken)).ToString(CultureInfo.InvariantCulture);
        return refusal;
    }

    private static object? Asked(HttpContext context, GraphQLRequest request) =>
        request.Extensions?.GetValueOrDefault(MinPositionExtension)
        ?? (context.Request.Headers.TryGetValue(MinPosition, out var header) ? header : context.Items[InitKey]);

    private async Task<GraphQLError?> WaitAsync(HttpContext context, object asked, CancellationToken cancellationToken)
    {
        var text = asked is StringValues header ? header.ToString() : asked as string;
        if (!Position.TryParse(text, out var place))
            return Choose(context, StatusCodes.Status400BadRequest, PositionErrors.Invalid());
        var position = place.Value;
        try
        {
            if (position <= models.All.Known)
                return null;
            if (!await models.IsInLogAsync(position, cancellationToken))
                return Choose(context, StatusCodes.Status400BadRequest, PositionErrors.Ahead());
            return await ReachesAsync(position, cancellationToken) ? null : await NotReachedAsync(context, cancellationToken);
        }
        catch (EventStoreUnavailableException)
        {
            return await NotReachedAsync(context, cancellationToken);
        }
    }

    private async Task<bool> ReachesAsync(long position, CancellationToken cancellationToken)
    {
        try
        {
            var patience = Interlocked.Increment(ref waiting) <= MostWaiting ? door.Value.ReadWait : TimeSpan.Zero;
            return await models.All.WaitForAsync(position, patience, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task<GraphQLError> NotReachedAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Response.HasStarted)
            context.Response.Headers.RetryAfter = "1";
        var error = PositionErrors.NotReached(await ReachedAsync(cancellationToken));
        return Choose(context, StatusCodes.Status503ServiceUnavailable, error);
    }

    private async Task<long> ReachedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await models.All.ReadAsync(cancellationToken);
        }
        catch (EventStoreUnavailableException)
        {
            return models.All.Known;
        }
    }

    // On a socket the response is the handshake's, long since sent.
    private static GraphQLError Choose(HttpContext context, int status, GraphQLError error)
    {
        if (!context.Response.HasStarted)
            context.Response.StatusCode = status;
        return error;
    }
}
