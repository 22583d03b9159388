using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation;

/// <summary>The fragments of a document: by name, and who spreads whom. Each selection set is read once.</summary>
public sealed class FragmentIndex(DocumentNode document)
{
    private readonly Dictionary<SelectionSetNode, IReadOnlyList<FragmentSpreadNode>> spreads = [];
    private Dictionary<string, FragmentDefinitionNode>? byName;

    /// <summary>Of two with one name, the later.</summary>
    public FragmentDefinitionNode? Find(string name)
    {
        if (byName is null)
        {
            byName = new(StringComparer.Ordinal);
            foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
                byName[fragment.Name.Value] = fragment;
        }
        return byName.GetValueOrDefault(name);
    }

    /// <summary>The spreads in a selection set and all sets below it, but not in the fragments that are spread.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode set)
    {
        if (spreads.TryGetValue(set, out var known))
            return known;
        var found = new List<FragmentSpreadNode>();
        var pending = new Stack<SelectionSetNode>([set]);
        while (pending.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                    found.Add(spread);
                else if ((selection as FieldNode)?.SelectionSet is { } below)
                    pending.Push(below);
                else if (selection is InlineFragmentNode inline)
                    pending.Push(inline.SelectionSet);
            }
        }
        return spreads[set] = found;
    }

    /// <summary>All fragments that an execution of the operations could enter, each once, in the order of discovery.</summary>
    public IReadOnlyList<FragmentDefinitionNode> ReachableFrom(params IEnumerable<OperationDefinitionNode> operations)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new Queue<string>();
        var found = new List<FragmentDefinitionNode>();
        foreach (var operation in operations)
            Add(operation.SelectionSet);
        while (names.TryDequeue(out var name))
        {
            if (Find(name) is not { } fragment)
                continue;
            found.Add(fragment);
            Add(fragment.SelectionSet);
        }
        return found;

        void Add(SelectionSetNode set)
        {
            foreach (var spread in SpreadsIn(set))
                if (seen.Add(spread.Name.Value))
                    names.Enqueue(spread.Name.Value);
        }
    }
}
