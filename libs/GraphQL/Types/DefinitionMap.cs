using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Neura.GraphQL.Types;

/// <summary>Something with a name that is unique among its siblings.</summary>
public interface INamedDefinition
{
    string Name { get; }
}

/// <summary>Definitions in the schema's order, found by name. Of two with one name the later counts, at the place of the first.</summary>
public sealed class DefinitionMap<T> : IReadOnlyList<T> where T : class, INamedDefinition
{
    private readonly OrderedDictionary<string, T> items = new(StringComparer.Ordinal);

    public DefinitionMap(IEnumerable<T> definitions)
    {
        foreach (var definition in definitions)
            items[definition.Name] = definition;
    }

    public int Count => items.Count;

    public T this[int index] => items.GetAt(index).Value;

    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public T this[string name] => items[name];

    public bool Contains(string name) => items.ContainsKey(name);

    public bool TryGet(string name, [NotNullWhen(true)] out T? definition) => items.TryGetValue(name, out definition);

    public T? Find(string name) => items.GetValueOrDefault(name);

    public IEnumerator<T> GetEnumerator() => items.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
