using Neura.GraphQL.Execution.Cost;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>An operation ready to be executed any number of times, under one outcome of its @skip and @include.</summary>
internal sealed record OperationPlan(OperationDefinitionNode Operation, SelectionPlan Root, PlanCost Cost);
