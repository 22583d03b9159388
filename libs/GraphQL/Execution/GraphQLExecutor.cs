using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Neura.GraphQL.Execution.Coercion;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>Executes requests against one schema. Thread-safe; make one and keep it, for it remembers documents.</summary>
public sealed class GraphQLExecutor
{
    private readonly GraphQLOptions _options;
    private readonly TimeProvider _time;
    private readonly DocumentStore _documents;
    private readonly ExecutionSettings _settings;

    public GraphQLExecutor(
        Schema schema,
        GraphQLOptions? options = null,
        ILogger<GraphQLExecutor>? logger = null,
        FieldResolverDelegate? defaultResolver = null,
        TimeProvider? time = null)
    {
        (Schema, _options, _time) = (schema, options ?? new GraphQLOptions(), time ?? TimeProvider.System);
        _documents = new DocumentStore(schema, _options);
        _settings = new ExecutionSettings(
            logger ?? NullLogger<GraphQLExecutor>.Instance, _options.MaxErrors, defaultResolver ?? DefaultResolver.Resolve);
    }

    public Schema Schema { get; }

    /// <summary>Estimated bytes of the documents and plans that are kept.</summary>
    public long CachedBytes => _documents.Bytes;

    /// <summary>Never throws for what a client sent; an answer past the deadline is an error with <c>DEADLINE_EXCEEDED</c>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Deadline, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var document = _documents.GetDocument(request.Query);
            var operation = document.GetOperation(request.OperationName);
            RefuseIntrospection(request, document, operation);
            if (Schema.GetRootType(operation.Operation) is null)
                return NotConfigured(operation, request);
            var errors = new List<GraphQLError>();
            var variables = VariableCoercion.Coerce(Schema, operation.VariableDefinitions, request.Variables, errors);
            if (errors.Count > 0)
                return new ExecutionResult([.. errors.Select(e => e.WithCode(ErrorCodes.BadUserInput))], request.TraceId);
            var plan = _documents.GetPlan(document, operation, variables);
            return await new OperationExecution(Schema, plan, request, variables, _settings, linked.Token).RunAsync().ConfigureAwait(false);
        }
        catch (GraphQLException refused)
        {
            return new ExecutionResult(refused.Errors, request.TraceId);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var error = new GraphQLError($"The request took longer than {_options.Deadline.TotalSeconds:0.###} seconds.");
            return new ExecutionResult(null, [error.WithCode(ErrorCodes.DeadlineExceeded)], request.TraceId);
        }
    }

    private void RefuseIntrospection(GraphQLRequest request, RequestDocument document, OperationDefinitionNode operation)
    {
        if (_options.AllowIntrospection && request.AllowIntrospection)
            return;
        if (IntrospectionSearch.Find(operation, document.Fragments) is { } field)
            throw new GraphQLException(
                new GraphQLError("Introspection is not allowed.", [field]).WithCode(ErrorCodes.IntrospectionDisabled));
    }

    private static ExecutionResult NotConfigured(OperationDefinitionNode operation, GraphQLRequest request)
    {
        var message = $"Schema is not configured to execute {operation.Operation.ToKeyword()} operation.";
        return new ExecutionResult(
            null, [new GraphQLError(message, [operation]).WithCode(ErrorCodes.UnsupportedOperation)], request.TraceId);
    }
}
