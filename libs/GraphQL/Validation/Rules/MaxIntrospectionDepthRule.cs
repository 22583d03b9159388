using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>Lists of introspection may nest only so deep: each level multiplies the answer by the size of the schema.</summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : ValidationRule
{
    private const int MaxLists = 3;

    private readonly Dictionary<string, int> harmless = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> exceeding = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not FieldNode { Name.Value: "__schema" or "__type" } field)
            return true;
        if (!Exceeds(field, new Dictionary<string, int>(StringComparer.Ordinal), 0))
            return true;
        context.Report("Maximum introspection depth exceeded", field);
        return false;
    }

    private bool Exceeds(ISelectionNode node, Dictionary<string, int> visited, int depth)
    {
        StackGuard.Check();
        switch (node)
        {
            case FragmentSpreadNode spread:
                return ExceedsIn(spread.Name.Value, visited, depth);
            case FieldNode field:
                if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" && ++depth >= MaxLists)
                    return true;
                return field.SelectionSet is { } below && below.Selections.Any(s => Exceeds(s, visited, depth));
            case InlineFragmentNode inline:
                return inline.SelectionSet.Selections.Any(s => Exceeds(s, visited, depth));
            default:
                return false;
        }
    }

    /// <summary>A fragment's answer at some depth holds for smaller or greater depths, so each is read a few times at most.</summary>
    private bool ExceedsIn(string name, Dictionary<string, int> visited, int depth)
    {
        if (exceeding.TryGetValue(name, out var tooDeep) && tooDeep <= depth)
            return true;
        if ((visited.TryGetValue(name, out var open) && open >= depth) || (harmless.TryGetValue(name, out var known) && known >= depth))
            return false;
        if (context.Fragments.Find(name) is not { } fragment)
            return false;
        visited[name] = depth;
        var exceeds = fragment.SelectionSet.Selections.Any(s => Exceeds(s, visited, depth));
        (exceeds ? exceeding : harmless)[name] = depth;
        return exceeds;
    }
}
