using Neura.GraphQL.Execution.Caching;
using Neura.GraphQL.Execution.Cost;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>An operation ready to be executed any number of times, under one outcome of its @skip and @include.</summary>
internal sealed record OperationPlan(OperationDefinitionNode Operation, SelectionPlan Root, PlanCost Cost)
{
    private CachePolicy? _policy;

    public CachePolicy CachePolicy(Schema schema) => _policy ??= Caching.CachePolicy.Of(schema, this);
}
