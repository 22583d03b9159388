using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Cost;

/// <summary>
/// Reckons the cost of an operation before anything of it runs. Fields of one response name count once, as they are executed
/// once; of the types that an abstract field may have, the most expensive counts.
/// </summary>
internal sealed class CostAnalyzer(
    Schema schema,
    OperationPlanner planner,
    IReadOnlyDictionary<string, object?> variables,
    double resolverCost)
{
    // An operation of a thousand fields on unions of unions could be looked at in more ways than there is time for.
    private const int MaxVisits = 50_000;

    private readonly ListSizes _sizes = new(variables);
    private readonly InputWeights _inputs = new(variables);
    private int _visits;

    /// <summary>The variables that decide about sizes; the same for all values of them.</summary>
    public IReadOnlyCollection<string> Variables => _sizes.Variables;

    /// <summary>The variables that weigh something themselves: the same for all values that weigh as much.</summary>
    public IReadOnlyDictionary<string, IType> InputVariables => _inputs.Variables;

    /// <exception cref="GraphQLException">The operation cannot be reckoned.</exception>
    public OperationCost Analyze(ObjectType root, OperationDefinitionNode operation)
    {
        var cost = Measure(root, [operation.SelectionSet], null, 1);
        return cost with { TypeCost = cost.TypeCost + TypeWeight(root) };
    }

    private OperationCost Measure(ObjectType type, IEnumerable<SelectionSetNode> selections, ListSize? above, double sizeAbove)
    {
        var sum = new OperationCost(0, 0);
        foreach (var nodes in planner.Collect(type, selections))
        {
            var name = nodes[0].Name.Value;
            // Introspection has limits of its own, and costs no fetch.
            if (name.StartsWith("__", StringComparison.Ordinal) || schema.GetField(type, name) is not { } field)
                continue;
            if (++_visits > MaxVisits)
                throw new GraphQLException(new GraphQLError("The operation is too complex.", [nodes[0]]).WithCode(ErrorCodes.CostLimit));
            var cost = MeasureField(field, nodes, above, sizeAbove);
            sum = new OperationCost(sum.FieldCost + cost.FieldCost, sum.TypeCost + cost.TypeCost);
        }
        return sum;
    }

    private OperationCost MeasureField(FieldDefinition field, List<FieldNode> nodes, ListSize? above, double sizeAbove)
    {
        var listSize = CostData.Size(field);
        var size = listSize is null ? 1 : _sizes.Of(listSize, field, nodes[0]);
        var isSizedAbove = above?.SizedFields.Contains(field.Name, StringComparer.Ordinal) == true;
        var isSizedHere = listSize is { SizedFields.Count: 0 };
        var times = isSizedAbove ? sizeAbove : isSizedHere ? size : 1;
        var below = Below(field, nodes, listSize, size);
        return new OperationCost(Weight(field, nodes[0]) + times * below.FieldCost, times * below.TypeCost);
    }

    private OperationCost Below(FieldDefinition field, List<FieldNode> nodes, ListSize? listSize, double size)
    {
        var named = field.Type.NamedType();
        if (!named.IsCompositeType())
            return new OperationCost(0, TypeWeight(named));
        var selections = nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>().ToList();
        var most = new OperationCost(0, 0);
        foreach (var type in schema.GetPossibleTypes(named))
        {
            var cost = Measure(type, selections, listSize, size);
            most = new OperationCost(
                Math.Max(most.FieldCost, cost.FieldCost), Math.Max(most.TypeCost, cost.TypeCost + TypeWeight(type)));
        }
        return most;
    }

    private double Weight(FieldDefinition field, FieldNode node)
    {
        var isComposite = field.Type.NamedType().IsCompositeType();
        var own = CostData.Weight(field.ContextData) ?? (CostData.IsAsync(field) ? resolverCost : isComposite ? 1 : 0);
        foreach (var argument in node.Arguments)
            own += field.Arguments.Find(argument.Name.Value) is { } given ? _inputs.Of(given, argument.Value) : 0;
        return own;
    }

    private static double TypeWeight(NamedType type) => CostData.Weight(type.ContextData) ?? (type.IsCompositeType() ? 1 : 0);
}
