using Neura.GraphQL.Execution.Coercion;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>All that stands between a request and its execution: text, document, limits, variables, plan.</summary>
internal sealed class OperationPreparation(Schema schema, GraphQLOptions options, IOperationDocumentStorage? storage)
{
    private readonly TrustedDocuments _trusted = new(storage, options);

    public DocumentStore Documents { get; } = new(schema, options);

    /// <exception cref="GraphQLException">The request is refused.</exception>
    public async ValueTask<PreparedOperation> PrepareAsync(
        GraphQLRequest request, OperationTelemetry telemetry, CancellationToken cancellationToken)
    {
        var text = await _trusted.TextOfAsync(request, cancellationToken).ConfigureAwait(false);
        telemetry.Reads(text);
        var document = Documents.GetDocument(text, !MayIntrospect(request));
        var operation = document.GetOperation(request.OperationName);
        telemetry.Selects(operation);
        RefuseTransport(request, operation);
        RefuseIntrospection(request, document, operation);
        if (schema.GetRootType(operation.Operation) is null)
            return new PreparedOperation(document, operation, null, ArgumentCoercion.None, default);
        LimitCheck.Size(operation, document.Sizes[operation], request.Limits);
        var errors = new List<GraphQLError>();
        var variables = VariableCoercion.Coerce(schema, operation.VariableDefinitions, request.Variables, errors);
        if (errors.Count > 0)
            throw new GraphQLException([.. errors.Select(e => Told(e, request))]);
        var plan = Documents.GetPlan(document, operation, variables);
        var cost = plan.Cost.Of(variables);
        OperationTelemetry.Weighs(cost);
        if (request.Cost != CostReport.Validate)
            LimitCheck.Cost(operation, cost, options, request.Limits);
        return new PreparedOperation(document, operation, plan, variables, cost);
    }

    private bool MayIntrospect(GraphQLRequest request) => options.AllowIntrospection && request.AllowIntrospection;

    private GraphQLError Told(GraphQLError error, GraphQLRequest request)
    {
        var message = MayIntrospect(request) ? error.Message : error.Message.Split(" Did you mean ")[0];
        return new GraphQLError(message, error.Locations, error.Path, error.Extensions).WithCode(ErrorCodes.BadUserInput);
    }

    private void RefuseIntrospection(GraphQLRequest request, RequestDocument document, OperationDefinitionNode operation)
    {
        if (MayIntrospect(request))
            return;
        if (IntrospectionSearch.Find(operation, document.Fragments) is { } field)
            throw new GraphQLException(
                new GraphQLError("Introspection is not allowed.", [field]).WithCode(ErrorCodes.IntrospectionDisabled));
    }

    private static void RefuseTransport(GraphQLRequest request, OperationDefinitionNode operation)
    {
        if (request.Allowed.Include(operation.Operation))
            return;
        var message = $"A {operation.Operation.ToKeyword()} cannot be executed by this kind of request.";
        throw new GraphQLException(new GraphQLError(message, [operation]).WithCode(ErrorCodes.OperationNotAllowed));
    }
}
