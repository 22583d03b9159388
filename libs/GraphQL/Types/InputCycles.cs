namespace Neura.GraphQL.Types;

/// <summary>Finds input objects that no finite value can fill: chains of non-null fields that come back to where they began.</summary>
internal sealed class InputCycles(SchemaErrors errors)
{
    private readonly HashSet<InputObjectType> visited = [];
    private readonly Dictionary<InputObjectType, int> places = [];
    private readonly List<InputValueDefinition> path = [];

    public void Find(InputObjectType type)
    {
        if (!visited.Add(type))
            return;
        places[type] = path.Count;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { NullableType: InputObjectType next })
                continue;
            path.Add(field);
            if (places.TryGetValue(next, out var start))
                Report(next, path[start..]);
            else
                Find(next);
            path.RemoveAt(path.Count - 1);
        }
        places.Remove(type);
    }

    private void Report(InputObjectType type, List<InputValueDefinition> cycle) => errors.Report(
        $"Cannot reference Input Object \"{type.Name}\" within itself through a series of non-null fields: "
        + $"\"{string.Join('.', cycle.Select(f => f.Name))}\".",
        [.. cycle.Select(f => f.SyntaxNode)]);
}
