using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Single-root-field</summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is OperationDefinitionNode { Operation: OperationType.Subscription } operation
            && context.Schema.SubscriptionType is { } type)
            Check(operation, type);
        return node is DocumentNode;
    }

    private void Check(OperationDefinitionNode operation, ObjectType type)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        Collect(operation.SelectionSet, type, fields, []);
        var subscription = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        if (fields.Count > 1)
            context.Report($"{subscription} must select only one top level field.", [.. fields.Values.Skip(1).SelectMany(f => f)]);
        foreach (var nodes in fields.Values.Where(n => n[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            context.Report($"{subscription} must not select an introspection top level field.", [.. nodes]);
    }

    private void Collect(SelectionSetNode set, ObjectType type, OrderedDictionary<string, List<FieldNode>> fields, HashSet<string> visited)
    {
        StackGuard.Check();
        foreach (var selection in set.Selections.Where(IsIncluded))
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!fields.TryGetValue(field.ResponseName, out var list))
                        fields[field.ResponseName] = list = [];
                    list.Add(field);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type):
                    Collect(inline.SelectionSet, type, fields, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && context.Fragments.Find(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition, type):
                    Collect(fragment.SelectionSet, type, fields, visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        context.Schema.GetType(condition.Name.Value) is { } named && (named == type || context.Schema.IsSubType(named, type));

    /// <summary>Only what is left out whatever the variables are.</summary>
    private static bool IsIncluded(ISelectionNode selection) => !selection.Directives.Any(d => d.Name.Value switch
    {
        "skip" => If(d) == true,
        "include" => If(d) == false,
        _ => false,
    });

    private static bool? If(DirectiveNode directive) =>
        (directive.Arguments.FirstOrDefault(a => a.Name.Value == "if")?.Value as BooleanValueNode)?.Value;
}
