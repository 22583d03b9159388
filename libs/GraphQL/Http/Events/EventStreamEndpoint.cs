using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http.Events;

/// <summary>
/// Server-sent events in the "distinct connections mode" of
/// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md: one response per operation.
/// </summary>
internal sealed class EventStreamEndpoint(GraphQLExecutor executor, GraphQLHttpOptions options, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context, GraphQLRequest request)
    {
        context.Response.ContentType = $"{MediaTypes.EventStream}; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        // For proxies that would gather what is to be told at once.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var expiry = Expiry.Of(context.User, options, time);
        await using var watch = time.CreateTimer(_ => EndIfWithdrawn(context, expiry), null, Expiry.Look, Expiry.Look);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, expiry.Token);
        var output = new EventWriter(context.Response.BodyWriter, options.Subscriptions.StallTimeout, time);
        try
        {
            await StreamAsync(output, request, life.Token);
        }
        catch (OperationCanceledException) when (expiry.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            var error = new GraphQLError("The session is over.").WithCode(ErrorCodes.SessionExpired);
            await output.NextAsync(ExecutionResult.Refused(error, request.TraceId), context.RequestAborted);
            await output.CompleteAsync(context.RequestAborted);
        }
        catch (TimeoutException)
        {
            // The client takes nothing. It has the position of all that it took as the events' ids.
            context.Abort();
        }
    }

    private void EndIfWithdrawn(HttpContext context, CancellationTokenSource expiry)
    {
        if (options.AreWithdrawn(context.User))
            expiry.Cancel();
    }

    private async Task StreamAsync(EventWriter output, GraphQLRequest request, CancellationToken cancellationToken)
    {
        await output.StartAsync(cancellationToken);
        await using var answers = executor.StreamAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = answers.MoveNextAsync().AsTask();
            while (!await IsDoneAsync(next))
                await output.StayAsync(cancellationToken);
            if (!await next)
                break;
            await output.NextAsync(answers.Current, cancellationToken);
        }
        await output.CompleteAsync(cancellationToken);
    }

    private async Task<bool> IsDoneAsync(Task<bool> next)
    {
        if (next.IsCompleted)
            return true;
        using var stop = new CancellationTokenSource();
        var delay = Task.Delay(options.Subscriptions.PingInterval, time, stop.Token);
        var first = await Task.WhenAny(next, delay);
        await stop.CancelAsync();
        return first == next;
    }
}
