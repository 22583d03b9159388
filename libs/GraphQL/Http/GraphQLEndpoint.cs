using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Http.Events;
using Neura.GraphQL.Http.Sockets;

namespace Neura.GraphQL.Http;

/// <summary>
/// GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/), with subscriptions as server-sent events and over
/// WebSocket.
/// </summary>
internal sealed partial class GraphQLEndpoint(
    GraphQLExecutor executor,
    IOptions<GraphQLOptions> limits,
    GraphQLHttpOptions options,
    TimeProvider time,
    ILogger<GraphQLEndpoint> logger)
{
    private readonly RequestReader _reader = new(limits.Value);
    private readonly EventStreamEndpoint _events = new(executor, options, time);
    private readonly SocketEndpoint _sockets = new(executor, limits.Value, options, time, logger);

    public async Task HandleAsync(HttpContext context)
    {
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        try
        {
            if (context.WebSockets.IsWebSocketRequest)
                await _sockets.HandleAsync(context);
            else if (options.EnableGraphiQL && GraphiQLPage.IsAskedFor(context.Request))
                await GraphiQLPage.ServeAsync(context);
            else
                await AnswerAsync(context, traceId);
        }
        catch (HttpRefusal refusal)
        {
            GraphQLTelemetry.Count(refusal.Error);
            var mediaType = MediaTypes.Negotiate(context.Request) is MediaTypes.Response ? MediaTypes.Response : MediaTypes.Json;
            await WriteAsync(context, refusal.Status, mediaType, ExecutionResult.Refused(refusal.Error, traceId));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception failure) when (failure is not BadHttpRequestException && !context.Response.HasStarted)
        {
            RequestFailed(logger, failure, traceId);
            var error = new GraphQLError("Unexpected Execution Error").WithCode(ErrorCodes.InternalError);
            GraphQLTelemetry.Count(error);
            await WriteAsync(
                context, StatusCodes.Status500InternalServerError, MediaTypes.Json, ExecutionResult.Refused(error, traceId));
        }
    }

    private async Task AnswerAsync(HttpContext context, string traceId)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (isGet)
            context.Response.Headers.CacheControl = CacheHeaders.NoStore;
        if (!isGet && !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = options.GetRequests == GetRequests.None ? "POST" : "GET, POST";
            throw HttpRefusal.MethodNotAllowed("Only GET and POST are supported.");
        }
        var mediaType = MediaTypes.Negotiate(context.Request) ?? throw new HttpRefusal(
            StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable, $"Accept {MediaTypes.Response} or {MediaTypes.Json}.");
        var read = isGet ? ReadGet(context) : await ReadPostAsync(context);
        var changes = isGet ? AllowedOperations.None : AllowedOperations.Mutation;
        var request = read with
        {
            Services = context.RequestServices,
            User = context.User,
            AllowIntrospection = options.AllowIntrospection(context),
            TraceId = traceId,
            Limits = options.LimitsFor(context),
            Cost = CostOf(context.Request.Headers["GraphQL-Cost"].ToString()),
            Allowed = AllowedOperations.Query | changes,
            TellsCachePolicy = isGet,
        };
        if (await options.Admit(context, request, context.RequestAborted) is { } refusal)
        {
            GraphQLTelemetry.Count(refusal);
            await RefuseAsync(context, mediaType, ExecutionResult.Refused(refusal, traceId));
            return;
        }
        if (mediaType == MediaTypes.EventStream)
        {
            await StreamAsync(context, request);
            return;
        }
        var result = await executor.ExecuteAsync(request, context.RequestAborted);
        if (result is { IsExecuted: false, Errors: [{ Code: ErrorCodes.OperationNotAllowed }] })
        {
            // The media type liked best cannot hold a stream; the one that can was accepted too.
            if (MediaTypes.AcceptsEvents(context.Request))
                await StreamAsync(context, request);
            else
                await RefuseOperationAsync(context, mediaType, result);
            return;
        }
        if (isGet)
            CacheHeaders.Write(context, result);
        // Clients of plain JSON take any other status for a failure of transport, so they find the errors in a 200.
        var isOk = result.IsExecuted || result.Errors.Count == 0 || mediaType == MediaTypes.Json;
        var status = isOk ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        // A resolver that chose a status knows more, such as 503.
        var isChosen = context.Response.StatusCode != StatusCodes.Status200OK;
        await WriteAsync(context, isChosen ? context.Response.StatusCode : status, mediaType, result);
    }

    private Task StreamAsync(HttpContext context, GraphQLRequest request) =>
        _events.HandleAsync(context, request with { Allowed = request.Allowed | AllowedOperations.Subscription });

    private static CostReport CostOf(string header) =>
        header.Equals("report", StringComparison.OrdinalIgnoreCase) ? CostReport.Report
        : header.Equals("validate", StringComparison.OrdinalIgnoreCase) ? CostReport.Validate
        : CostReport.None;

    private static Task RefuseAsync(HttpContext context, string mediaType, ExecutionResult result) => WriteAsync(
        context,
        context.Response.StatusCode is StatusCodes.Status200OK ? StatusCodes.Status400BadRequest : context.Response.StatusCode,
        mediaType is MediaTypes.Response ? MediaTypes.Response : MediaTypes.Json,
        result);

    private static Task RefuseOperationAsync(HttpContext context, string mediaType, ExecutionResult result)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            return WriteAsync(context, StatusCodes.Status406NotAcceptable, mediaType, result);
        context.Response.Headers.Allow = "POST";
        return WriteAsync(context, StatusCodes.Status405MethodNotAllowed, mediaType, result);
    }

    private async Task<GraphQLRequest> ReadPostAsync(HttpContext context)
    {
        if (!MediaTypes.IsReadable(context.Request.ContentType))
            throw new HttpRefusal(
                StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType, $"Send {MediaTypes.Json} in UTF-8.");
        return await _reader.ReadAsync(context.Request, context.RequestAborted);
    }

    private GraphQLRequest ReadGet(HttpContext context)
    {
        var parameters = context.Request.Query;
        if (options.GetRequests == GetRequests.None || (options.GetRequests != GetRequests.Queries && parameters.ContainsKey("query")))
        {
            context.Response.Headers.Allow = "POST";
            throw HttpRefusal.MethodNotAllowed("A GET can name a trusted document by its id, if anything.");
        }
        if (options.EnforceGetRequestsPreflightHeader && !context.Request.Headers.ContainsKey("GraphQL-Preflight"))
            throw new HttpRefusal(
                StatusCodes.Status400BadRequest, ErrorCodes.PreflightRequired, "A GET must bear the header GraphQL-Preflight: 1.");
        return _reader.ReadAddress(parameters);
    }

    private static async Task WriteAsync(HttpContext context, int status, string mediaType, ExecutionResult result)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{mediaType}; charset=utf-8";
        result.WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    [LoggerMessage(7101, LogLevel.Error, "A GraphQL request failed outside of any resolver; trace {TraceId}")]
    private static partial void RequestFailed(ILogger logger, Exception exception, string traceId);
}
