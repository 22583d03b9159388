using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http.Sockets;

/// <summary>The operations that run on one socket.</summary>
internal sealed partial class SocketOperations(
    HttpContext context, GraphQLExecutor executor, GraphQLHttpOptions options, SocketOutbox outbox, ILogger logger)
{
    private readonly ConcurrentDictionary<string, SocketOperation> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SocketOperation, Task> _tasks = new();

    /// <exception cref="SocketRefusal">An operation with this id runs.</exception>
    public async Task StartAsync(string id, GraphQLRequest request, CancellationToken connection)
    {
        var traceId = ActivityTraceId.CreateRandom().ToHexString();
        if (_running.ContainsKey(id))
            throw new SocketRefusal(SocketClose.Duplicate(id));
        if (_tasks.Count >= options.Subscriptions.MaxOperations)
        {
            var error = new GraphQLError($"At most {options.Subscriptions.MaxOperations} operations run at once.");
            await outbox.PostAsync(Refuse(id, error.WithCode(ErrorCodes.SubscriptionLimit), traceId), connection);
            return;
        }
        var operation = new SocketOperation(id, connection);
        _running[id] = operation;
        _tasks[operation] = Task.Run(() => RunAsync(operation, request with { TraceId = traceId }), CancellationToken.None);
        if (operation.IsDone)
            _tasks.TryRemove(operation, out _);
    }

    public void Stop(string id)
    {
        if (_running.TryRemove(id, out var operation))
            operation.Stop();
    }

    public void StopAll()
    {
        foreach (var id in _running.Keys)
            Stop(id);
    }

    public Task EndAsync()
    {
        StopAll();
        return Task.WhenAll(_tasks.Values);
    }

    /// <summary>Tells every operation where it can be taken up again, and closes the socket.</summary>
    public void CloseSlow()
    {
        var running = _running.Values.ToList();
        StopAll();
        var position = running.Select(o => o.Position).OfType<string>().Distinct().ToList();
        outbox.Close(
            SocketClose.Slow(position is [var only] ? only : null),
            running.Select(o => SocketMessages.Error(o.Id, ExecutionResult.Refused(TooSlow(o), null))));
    }

    private async Task RunAsync(SocketOperation operation, GraphQLRequest request)
    {
        try
        {
            await using var scope = context.RequestServices.CreateAsyncScope();
            request = request with
            {
                Services = scope.ServiceProvider,
                User = context.User,
                AllowIntrospection = options.AllowIntrospection(context),
                Limits = options.LimitsFor(context),
            };
            await SendAsync(operation, request);
        }
        catch (SlowSubscriberException)
        {
            CloseSlow();
        }
        catch (OperationCanceledException) when (operation.Token.IsCancellationRequested)
        {
            // Stopped by the client, or the connection is over.
        }
#pragma warning disable CA1031 // Nobody else would hear of it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            OperationFailed(logger, failure, request.TraceId);
            outbox.Close(SocketClose.InternalError);
        }
        finally
        {
            _running.TryRemove(new(operation.Id, operation));
            operation.Dispose();
            _tasks.TryRemove(operation, out _);
        }
    }

    private async Task SendAsync(SocketOperation operation, GraphQLRequest request)
    {
        var last = await options.Admit(context, request, operation.Token) is { } refusal
            ? Refuse(operation.Id, refusal, request.TraceId)
            : await StreamAsync(operation, request);
        // First free, then told: the client may use the id again at once.
        if (_running.TryRemove(new(operation.Id, operation)))
            await outbox.PostAsync(last, operation.Token);
    }

    /// <returns>The message that ends it.</returns>
    private async Task<byte[]> StreamAsync(SocketOperation operation, GraphQLRequest request)
    {
        await foreach (var answer in executor.StreamAsync(request, operation.Token))
        {
            if (!answer.IsExecuted)
                return SocketMessages.Error(operation.Id, answer);
            await outbox.PostAsync(SocketMessages.Next(operation.Id, answer), operation.Token);
            operation.Position = answer.ResumePosition ?? operation.Position;
        }
        return SocketMessages.Complete(operation.Id);
    }

    private static byte[] Refuse(string id, GraphQLError error, string? traceId)
    {
        GraphQLTelemetry.Count(error);
        return SocketMessages.Error(id, ExecutionResult.Refused(error, traceId));
    }

    private static GraphQLError TooSlow(SocketOperation operation)
    {
        var error = new GraphQLError("The subscription was ended, for its client takes too long.").WithCode(ErrorCodes.SlowSubscriber);
        GraphQLTelemetry.Count(error);
        return operation.Position is { } position ? error.WithExtension("position", position) : error;
    }

    [LoggerMessage(7102, LogLevel.Error, "An operation on a socket failed outside of any resolver; trace {TraceId}")]
    private static partial void OperationFailed(ILogger logger, Exception exception, string? traceId);
}
