using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution;

/// <summary>A request that was found fit to run.</summary>
/// <param name="Document">The document, parsed and checked.</param>
/// <param name="Operation">The operation of it that was asked for.</param>
/// <param name="Plan">Null where the schema has no root type for the operation.</param>
/// <param name="Variables">Coerced.</param>
/// <param name="Cost">What it may cost, within the limits.</param>
internal sealed record PreparedOperation(
    RequestDocument Document,
    OperationDefinitionNode Operation,
    OperationPlan? Plan,
    IReadOnlyDictionary<string, object?> Variables,
    OperationCost Cost);
