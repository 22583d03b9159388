using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Execution.Results;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Subscriptions;

/// <summary>
/// One subscription: a source of events, each answered by an execution of its own
/// (https://spec.graphql.org/October2021/#sec-Subscription). Each event has fresh services, so that what one event cached in
/// its data loaders is not told to the next.
/// </summary>
internal sealed class SubscriptionExecution(
    Schema schema, PreparedOperation prepared, GraphQLRequest request, ExecutionSettings settings, RequestDeadline deadline)
{
    private IAsyncEnumerable<object?>? _source;

    /// <summary>Null where the source is open; else why it is not.</summary>
    public async Task<ExecutionResult?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            _source = await SourceAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // Whatever a resolver throws is an error of its field.
        catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Refused(thrown);
        }
    }

    public async IAsyncEnumerable<ExecutionResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = _source!.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (hasNext, failure) = await MoveAsync(events, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
                yield return failure;
            if (!hasNext)
                yield break;
            yield return await AnswerAsync(events.Current, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask<IAsyncEnumerable<object?>> SourceAsync(CancellationToken cancellationToken)
    {
        var root = new ObjectResult(null, 0, prepared.Plan!.Root, request.RootValue);
        if (root.Selection.Fields is not [var plan, ..])
            return new(Nothing());
        var subscribe = plan.Field.Subscribe ?? throw new GraphQLException(new GraphQLError(
            "Subscription field must return Async Iterable. Received: undefined.").WithCode(ErrorCodes.UnsupportedOperation));
        var arguments = plan.Arguments.Coerce(prepared.Variables);
        var shared = new ResolverContext(schema, request, cancellationToken);
        return subscribe(new ResolverContext(
            shared, plan.ParentType, plan.Field, request.RootValue, arguments, () => root.PathTo(0)));
    }

    private async ValueTask<(bool HasNext, ExecutionResult? Failure)> MoveAsync(
        IAsyncEnumerator<object?> events, CancellationToken cancellationToken)
    {
        try
        {
            return (await events.MoveNextAsync().ConfigureAwait(false), null);
        }
#pragma warning disable CA1031 // A source that breaks ends its subscription, not the connection.
        catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (false, Refused(thrown));
        }
    }

    private async Task<ExecutionResult> AnswerAsync(object? message, CancellationToken cancellationToken)
    {
        using var telemetry = new OperationTelemetry();
        telemetry.Selects(prepared.Operation);
        var result = await ExecuteAsync(message, cancellationToken).ConfigureAwait(false);
        telemetry.Ends(result);
        return result;
    }

    private Task<ExecutionResult> ExecuteAsync(object? message, CancellationToken cancellationToken) =>
        deadline.RunAsync(
            request,
            async token =>
            {
                var scopes = request.Services.GetService(typeof(IServiceScopeFactory)) as IServiceScopeFactory;
                await using var scope = scopes?.CreateAsyncScope();
                var one = request with { RootValue = message, Services = scope?.ServiceProvider ?? request.Services };
                var answer = await new OperationExecution(schema, prepared.Plan!, one, prepared.Variables, settings, token)
                    .RunAsync().ConfigureAwait(false);
                answer.ResumePosition = (message as IResumableEvent)?.ResumePosition;
                return answer;
            },
            cancellationToken);

    private ExecutionResult Refused(Exception thrown)
    {
        var root = new ObjectResult(null, 0, prepared.Plan!.Root, null);
        var errors = new ErrorSink(settings.Logger, settings.MaxErrors);
        errors.Add(thrown, root.Selection.Fields[0], root, 0);
        return new ExecutionResult(errors.Errors, request.TraceId);
    }

    private static async IAsyncEnumerable<object?> Nothing()
    {
        await Task.CompletedTask;
        yield break;
    }
}
