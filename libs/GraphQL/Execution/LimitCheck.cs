using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution;

/// <summary>Refuses operations that are deeper, larger or dearer than their caller may ask for.</summary>
internal static class LimitCheck
{
    /// <exception cref="GraphQLException">The operation is too deep or too large.</exception>
    public static void Size(OperationDefinitionNode operation, OperationSize.Size size, RequestLimits? limits)
    {
        if (limits?.MaxDepth is { } depth && size.Depth > depth)
            throw OperationSize.TooDeep(operation, depth);
        if (limits?.MaxFields is { } fields && size.Fields > fields)
            throw OperationSize.TooLarge(operation, fields);
    }

    /// <exception cref="GraphQLException">The operation costs too much.</exception>
    public static void Cost(OperationDefinitionNode operation, OperationCost cost, GraphQLOptions options, RequestLimits? limits)
    {
        if (!options.EnforceCostLimits)
            return;
        var maxField = Math.Min(options.MaxFieldCost, limits?.MaxFieldCost ?? double.MaxValue);
        if (cost.FieldCost > maxField)
            throw Refuse(operation, "field", "fieldCost", cost.FieldCost, "maxFieldCost", maxField);
        var maxType = Math.Min(options.MaxTypeCost, limits?.MaxTypeCost ?? double.MaxValue);
        if (cost.TypeCost > maxType)
            throw Refuse(operation, "type", "typeCost", cost.TypeCost, "maxTypeCost", maxType);
    }

    private static GraphQLException Refuse(
        OperationDefinitionNode operation, string kind, string key, double cost, string maxKey, double max) =>
        new(new GraphQLError($"The maximum allowed {kind} cost was exceeded.", [operation])
            .WithCode(ErrorCodes.CostLimit)
            .WithExtension(key, cost)
            .WithExtension(maxKey, max));
}
