using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http;

/// <summary>GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/), POST only.</summary>
internal sealed partial class GraphQLEndpoint(
    GraphQLExecutor executor, IOptions<GraphQLOptions> limits, GraphQLHttpOptions options, ILogger<GraphQLEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        try
        {
            await AnswerAsync(context, traceId);
        }
        catch (HttpRefusal refusal)
        {
            var mediaType = MediaTypes.Negotiate(context.Request) ?? MediaTypes.Json;
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
            await WriteAsync(
                context, StatusCodes.Status500InternalServerError, MediaTypes.Json, ExecutionResult.Refused(error, traceId));
        }
    }

    private async Task AnswerAsync(HttpContext context, string traceId)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            throw new HttpRefusal(StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, "Only POST is supported.");
        }
        var mediaType = MediaTypes.Negotiate(request) ?? throw new HttpRefusal(
            StatusCodes.Status406NotAcceptable, ErrorCodes.NotAcceptable, $"Accept {MediaTypes.Response} or {MediaTypes.Json}.");
        if (!MediaTypes.IsReadable(request.ContentType))
            throw new HttpRefusal(
                StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType, $"Send {MediaTypes.Json} in UTF-8.");
        var read = await RequestReader.ReadAsync(request, limits.Value.MaxRequestBytes, context.RequestAborted);
        var result = await executor.ExecuteAsync(
            read with
            {
                Services = context.RequestServices,
                User = context.User,
                AllowIntrospection = options.AllowIntrospection(context),
                TraceId = traceId,
            },
            context.RequestAborted);
        // Clients of plain JSON take any other status for a failure of transport, so they find the errors in a 200.
        var isOk = result.IsExecuted || mediaType == MediaTypes.Json;
        var status = isOk ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        // A resolver that chose a status knows more, such as 503.
        var isChosen = context.Response.StatusCode != StatusCodes.Status200OK;
        await WriteAsync(context, isChosen ? context.Response.StatusCode : status, mediaType, result);
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
