using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.GraphQL.Execution.Subscriptions;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>Executes requests against one schema. Thread-safe; make one and keep it, for it remembers documents.</summary>
public sealed class GraphQLExecutor
{
    private readonly OperationPreparation _preparation;
    private readonly ExecutionSettings _settings;
    private readonly RequestDeadline _deadline;

    public GraphQLExecutor(
        Schema schema,
        GraphQLOptions? options = null,
        ILogger<GraphQLExecutor>? logger = null,
        FieldResolverDelegate? defaultResolver = null,
        TimeProvider? time = null,
        IOperationDocumentStorage? documents = null)
    {
        Schema = schema;
        options ??= new GraphQLOptions();
        _preparation = new OperationPreparation(schema, options, documents);
        _deadline = new RequestDeadline(options, time ?? TimeProvider.System);
        _settings = new ExecutionSettings(
            logger ?? NullLogger<GraphQLExecutor>.Instance, options.MaxErrors, defaultResolver ?? DefaultResolver.Resolve);
    }

    public Schema Schema { get; }

    /// <summary>Estimated bytes of the documents and plans that are kept.</summary>
    public long CachedBytes => _preparation.Documents.Bytes;

    /// <summary>
    /// One answer; a subscription is executed as if it were a query, on the request's root value. Never throws for what a client
    /// sent; an answer past the deadline is an error with <c>DEADLINE_EXCEEDED</c>.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        using var telemetry = new OperationTelemetry();
        var result = await _deadline.RunAsync(
            request,
            async token =>
            {
                var prepared = await _preparation.PrepareAsync(request, telemetry, token).ConfigureAwait(false);
                return await ExecuteAsync(prepared, request, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        telemetry.Ends(result);
        return result;
    }

    /// <summary>
    /// A subscription's answers, one for each event; of any other operation its one answer. An answer that was not executed
    /// (<see cref="ExecutionResult.IsExecuted"/>) is the last. The deadline holds for each event by itself.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async IAsyncEnumerable<ExecutionResult> StreamAsync(
        GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (answer, subscription) = await OpenAsync(request, life.Token, cancellationToken).ConfigureAwait(false);
        if (answer is not null)
        {
            await life.CancelAsync().ConfigureAwait(false);
            yield return answer;
            yield break;
        }
        GraphQLTelemetry.OpenSubscriptions.Add(1);
        try
        {
            await foreach (var next in subscription!.RunAsync(life.Token).ConfigureAwait(false))
                yield return next;
        }
        finally
        {
            GraphQLTelemetry.OpenSubscriptions.Add(-1);
        }
    }

    /// <param name="life">Lives as long as the stream.</param>
    private async Task<(ExecutionResult? Answer, SubscriptionExecution? Subscription)> OpenAsync(
        GraphQLRequest request, CancellationToken life, CancellationToken cancellationToken)
    {
        using var telemetry = new OperationTelemetry();
        SubscriptionExecution? subscription = null;
        var answer = await _deadline.RunAsync(
            request,
            async token =>
            {
                var prepared = await _preparation.PrepareAsync(request, telemetry, token).ConfigureAwait(false);
                if (prepared.Operation.Operation != OperationType.Subscription || prepared.Plan is null)
                    return await ExecuteAsync(prepared, request, token).ConfigureAwait(false);
                // The deadline ends the opening only, so the source gets the token of the stream.
                subscription = new SubscriptionExecution(Schema, prepared, request, _settings, _deadline);
                return await subscription.OpenAsync(life).WaitAsync(token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        telemetry.Ends(answer);
        return (answer, subscription);
    }

    private async Task<ExecutionResult> ExecuteAsync(
        PreparedOperation prepared, GraphQLRequest request, CancellationToken cancellationToken)
    {
        if (prepared.Plan is not { } plan)
            return NotConfigured(prepared.Operation, request);
        if (request.Cost == CostReport.Validate)
            return ExecutionResult.NotRun(prepared.Cost);
        var result = await new OperationExecution(Schema, plan, request, prepared.Variables, _settings, cancellationToken)
            .RunAsync().ConfigureAwait(false);
        result.Cost = request.Cost == CostReport.Report ? prepared.Cost : null;
        if (request.TellsCachePolicy)
            result.CachePolicy = () => plan.CachePolicy(Schema);
        return result;
    }

    private static ExecutionResult NotConfigured(OperationDefinitionNode operation, GraphQLRequest request)
    {
        var message = $"Schema is not configured to execute {operation.Operation.ToKeyword()} operation.";
        return new ExecutionResult(
            null, [new GraphQLError(message, [operation]).WithCode(ErrorCodes.UnsupportedOperation)], request.TraceId);
    }
}
