using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Fragment-spreads-must-not-form-cycles</summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule
{
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> path = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is FragmentDefinitionNode fragment)
            Find(fragment);
        return node is DocumentNode;
    }

    private void Find(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name.Value;
        if (!visited.Add(name))
            return;
        StackGuard.Check();
        places[name] = path.Count;
        foreach (var spread in context.Fragments.SpreadsIn(fragment.SelectionSet))
        {
            path.Add(spread);
            if (places.TryGetValue(spread.Name.Value, out var start))
                Report(spread, path[start..]);
            else if (context.Fragments.Find(spread.Name.Value) is { } next)
                Find(next);
            path.RemoveAt(path.Count - 1);
        }
        places.Remove(name);
    }

    private void Report(FragmentSpreadNode spread, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(s => $"\"{s.Name.Value}\""));
        context.Report(
            $"Cannot spread fragment \"{spread.Name.Value}\" within itself{(via.Length > 0 ? $" via {via}" : "")}.", [.. cycle]);
    }
}
