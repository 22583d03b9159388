using System.Reflection;

namespace Neura.GraphQL.Binding.Types;

/// <summary>The C# types that a schema is bound from.</summary>
internal sealed class BindingSources
{
    private readonly HashSet<Type> _seen = [];
    private readonly List<Type> _types = [];
    private readonly Dictionary<Type, List<Type>> _extensions = [];

    public List<Type> Queries { get; } = [];

    public List<Type> Mutations { get; } = [];

    public List<Type> Subscriptions { get; } = [];

    /// <summary>Types given by name, beside those that fields reach.</summary>
    public IReadOnlyList<Type> Types => _types;

    public void Add(Type type)
    {
        if (!_seen.Add(type))
            return;
        if (type.GetCustomAttribute<QueryTypeAttribute>() is not null)
            Queries.Add(type);
        else if (type.GetCustomAttribute<MutationTypeAttribute>() is not null)
            Mutations.Add(type);
        else if (type.GetCustomAttribute<SubscriptionTypeAttribute>() is not null)
            Subscriptions.Add(type);
        else if (type.GetCustomAttribute<ObjectTypeAttribute>(true) is { } extension)
            Extend(extension.Extends, type);
        else
            _types.Add(type);
    }

    /// <summary>Adds what bears an attribute of the binder, in an order that does not depend on the compiler's.</summary>
    public void Add(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
            if (IsMarked(type))
                Add(type);
    }

    public IReadOnlyList<Type> ExtensionsOf(Type type) => _extensions.GetValueOrDefault(type) ?? [];

    /// <summary>Those for every type made of the C# type, and those for the one of this name.</summary>
    public IEnumerable<Type> ExtensionsOf(Type type, string name) => ExtensionsOf(type).Where(
        e => e.GetCustomAttribute<ObjectTypeAttribute>(true)!.Name is not { } only || only == name);

    public IEnumerable<Type> Extended => _extensions.Keys;

    private static bool IsMarked(Type type) =>
        type.GetCustomAttribute<QueryTypeAttribute>() is not null
        || type.GetCustomAttribute<MutationTypeAttribute>() is not null
        || type.GetCustomAttribute<SubscriptionTypeAttribute>() is not null
        || type.GetCustomAttribute<ObjectTypeAttribute>(true) is not null
        || type.GetCustomAttribute<NodeAttribute>() is not null
        || type.GetCustomAttribute<InterfaceTypeAttribute>() is not null
        || type.GetCustomAttribute<UnionTypeAttribute>() is not null;

    private void Extend(Type type, Type extension)
    {
        if (!_extensions.TryGetValue(type, out var extensions))
            _extensions[type] = extensions = [];
        extensions.Add(extension);
    }
}
