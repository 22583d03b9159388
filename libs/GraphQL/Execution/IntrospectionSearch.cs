using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution;

/// <summary>Looks for <c>__schema</c> and <c>__type</c>; <c>__typename</c> is everyone's.</summary>
internal static class IntrospectionSearch
{
    public static FieldNode? Find(OperationDefinitionNode operation, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments) =>
        Find(operation.SelectionSet, fragments, new(StringComparer.Ordinal));

    // Both are fields of the query's root only, so fields need no descent.
    private static FieldNode? Find(
        SelectionSetNode selectionSet, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            var found = selection switch
            {
                FieldNode { Name.Value: "__schema" or "__type" } field => field,
                InlineFragmentNode fragment => Find(fragment.SelectionSet, fragments, visited),
                FragmentSpreadNode { Name.Value: var name } when visited.Add(name) && fragments.TryGetValue(name, out var fragment) =>
                    Find(fragment.SelectionSet, fragments, visited),
                _ => null,
            };
            if (found is not null)
                return found;
        }
        return null;
    }
}
