using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>
/// Counts how often one field of one type (a coordinate) lies on a way from the root to a leaf: friends of friends of friends
/// multiply with every turn. For operations whose size was found within its limit, since fragments are entered each time.
/// </summary>
internal sealed class FieldCycles(Schema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, int limit)
{
    private readonly Dictionary<FieldDefinition, int> _open = [];

    /// <summary>The error that refuses the operation, or null.</summary>
    public GraphQLError? Check(OperationDefinitionNode operation) =>
        schema.GetRootType(operation.Operation) is { } root && Find(root, operation.SelectionSet) is { } field
            ? new GraphQLError($"The field \"{field.Name.Value}\" is nested in itself more than {limit} times.", [field])
                .WithCode(ErrorCodes.CycleLimit)
            : null;

    private FieldNode? Find(NamedType parent, SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            var found = selection switch
            {
                FieldNode { SelectionSet: { } below } field => FindBelow(parent, field, below),
                InlineFragmentNode inline => Find(TypeOf(inline.TypeCondition) ?? parent, inline.SelectionSet),
                FragmentSpreadNode spread when fragments.TryGetValue(spread.Name.Value, out var fragment) =>
                    Find(TypeOf(fragment.TypeCondition) ?? parent, fragment.SelectionSet),
                _ => null,
            };
            if (found is not null)
                return found;
        }
        return null;
    }

    private FieldNode? FindBelow(NamedType parent, FieldNode node, SelectionSetNode below)
    {
        if (schema.GetField(parent, node.Name.Value) is not { } field)
            return null;
        var times = _open.GetValueOrDefault(field) + 1;
        // A type wrapped in lists and non-nulls is unwrapped one by one; each has but one below.
        if (times > limit && field.Name != "ofType")
            return node;
        _open[field] = times;
        var found = Find(field.Type.NamedType(), below);
        _open[field] = times - 1;
        return found;
    }

    private NamedType? TypeOf(NamedTypeNode? condition) => condition is null ? null : schema.GetType(condition.Name.Value);
}
