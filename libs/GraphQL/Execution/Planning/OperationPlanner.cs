using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Planning;

/// <summary>
/// Turns selection sets into plans (https://spec.graphql.org/October2021/#CollectFields()). Conditions are decided before
/// planning, so that a plan has none: an operation has one plan for each outcome of them that is asked for.
/// </summary>
internal sealed class OperationPlanner(
    Schema schema,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    IReadOnlyDictionary<string, bool> conditions)
{
    public SelectionPlan Plan(ObjectType type, IReadOnlyList<FieldNode> parents) =>
        Plan(type, parents.Select(p => p.SelectionSet).OfType<SelectionSetNode>());

    /// <exception cref="GraphQLException">A field is not in the schema, which validation would have told.</exception>
    public SelectionPlan Plan(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var groups = Collect(type, selectionSets);
        var fields = new FieldPlan[groups.Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = PlanField(type, groups[i]);
        return new SelectionPlan(type, fields);
    }

    /// <summary>The field nodes of each response name, in the order of the response.</summary>
    public IList<List<FieldNode>> Collect(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var byResponseName = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        HashSet<string>? visited = null;
        foreach (var selectionSet in selectionSets)
            Collect(type, selectionSet, byResponseName, ref visited);
        return byResponseName.Values;
    }

    private FieldPlan PlanField(ObjectType type, List<FieldNode> nodes)
    {
        var name = nodes[0].Name.Value;
        if (schema.GetField(type, name) is not { } field)
            throw Refuse($"Cannot query field \"{name}\" on type \"{type}\".", nodes[0]);
        var isComposite = field.Type.NamedType().IsCompositeType();
        if (isComposite && nodes.All(n => n.SelectionSet is null))
            throw Refuse($"Field \"{name}\" of type \"{field.Type}\" must have a selection of subfields.", nodes[0]);
        if (!isComposite && nodes.Any(n => n.SelectionSet is not null))
            throw Refuse($"Field \"{name}\" must not have a selection since type \"{field.Type}\" has no subfields.", nodes[0]);
        return new FieldPlan(this, type, field, nodes);
    }

    private void Collect(
        ObjectType type,
        SelectionSetNode selectionSet,
        OrderedDictionary<string, List<FieldNode>> byResponseName,
        ref HashSet<string>? visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!Conditions.Include(selection, conditions))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!byResponseName.TryGetValue(field.ResponseName, out var nodes))
                        byResponseName.Add(field.ResponseName, nodes = []);
                    nodes.Add(field);
                    break;
                case InlineFragmentNode fragment when Applies(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, byResponseName, ref visited);
                    break;
                case FragmentSpreadNode { Name.Value: var name } when (visited ??= new(StringComparer.Ordinal)).Add(name)
                    && fragments.TryGetValue(name, out var fragment) && Applies(type, fragment.TypeCondition):
                    Collect(type, fragment.SelectionSet, byResponseName, ref visited);
                    break;
            }
        }
    }

    private bool Applies(ObjectType type, NamedTypeNode? condition)
    {
        if (condition is null || condition.Name.Value == type.Name)
            return true;
        return schema.GetType(condition.Name.Value) is { } named && named.IsAbstractType() && schema.IsSubType(named, type);
    }

    private static GraphQLException Refuse(string message, FieldNode node) =>
        new(new GraphQLError(message, [node]).WithCode(ErrorCodes.ValidationFailed));
}
