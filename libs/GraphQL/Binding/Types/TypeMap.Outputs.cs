using System.Reflection;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Types;

internal sealed partial class TypeMap
{
    private readonly Dictionary<Type, NamedType> _outputs = [];

    /// <summary>The interface of all objects with a global id.</summary>
    public InterfaceType Node => field ??= new InterfaceType(
        "Node", () => [new FieldDefinition("id", new NonNullType(ScalarTypes.ID)) { Description = "The object's global id." }])
    {
        Description = "An object that `node(id:)` finds again.",
        ResolveType = (_, value) => new(NameOf(value)),
    };

    public NamedType OutputNamed(Type type)
    {
        if (_outputs.TryGetValue(type, out var known))
            return known;
        var made = Make(type);
        CostData.SetWeight(made.ContextData, type.GetCustomAttribute<CostAttribute>()?.Weight);
        CacheControl.Set(made.ContextData, type.GetCustomAttribute<CacheControlAttribute>()?.ToCacheControl());
        _outputs[type] = made;
        return made;
    }

    /// <summary>The object type of a result: that of its class, or of the nearest base class that has one.</summary>
    public string? NameOf(object value)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
            if (_outputs.GetValueOrDefault(type) is ObjectType known)
                return known.Name;
        return null;
    }

    /// <summary>A type is a node where it says so, or where somebody can find it by its id.</summary>
    public bool IsNode(Type type) =>
        type.GetCustomAttribute<NodeAttribute>() is not null
        || _sources.ExtensionsOf(type).Append(type).Any(t => NodeResolverIn(t) is not null);

    public static MethodInfo? NodeResolverIn(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .FirstOrDefault(m => m.GetCustomAttribute<NodeResolverAttribute>() is not null);

    private NamedType Make(Type type)
    {
        if (type.IsGenericTypeDefinition || type.IsPointer || typeof(Delegate).IsAssignableFrom(type))
            throw new SchemaBindingException($"{type} cannot be an output type; map it with AddScalar.");
        if (ClrTypes.IsOfFramework(type))
            throw new SchemaBindingException($"{type} is a type of .NET without a scalar; map it with AddScalar.");
        if (type.GetCustomAttribute<InterfaceTypeAttribute>() is not null)
            return MakeInterface(type);
        if (type.GetCustomAttribute<UnionTypeAttribute>() is not null || type.IsAbstract)
            return type.IsInterface && type.GetCustomAttribute<UnionTypeAttribute>() is null ? MakeInterface(type) : MakeUnion(type);
        return new ObjectType(Names.OfType(type), () => _fields.OfObject(type), () => InterfacesOf(type))
        {
            Describe = () => Descriptions.Of(type),
            RuntimeType = type,
        };
    }

    private InterfaceType MakeInterface(Type type) =>
        new(Names.OfType(type), () => _fields.OfObject(type), () => InterfacesOf(type))
        {
            Describe = () => Descriptions.Of(type),
            ResolveType = (_, value) => new(NameOf(value)),
        };

    private UnionType MakeUnion(Type type)
    {
        var members = ConcreteTypesOf(type);
        if (members.Count == 0)
            throw new SchemaBindingException($"The union {type} has no concrete type.");
        return new UnionType(Names.OfType(type), () => members.Select(m => (ObjectType)OutputNamed(m)))
        {
            Describe = () => Descriptions.Of(type),
            ResolveType = (_, value) => new(NameOf(value)),
        };
    }

    /// <summary>The types of an abstract type: nested cases in the order of the source, then others by name.</summary>
    public IReadOnlyList<Type> ConcreteTypesOf(Type type) =>
    [
        .. type.Assembly.GetTypes()
            .Concat(_sources.Types)
            .Concat(_sources.Extended)
            .Distinct()
            .Where(t => t is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false } && type.IsAssignableFrom(t))
            .OrderBy(t => t.DeclaringType == type ? t.MetadataToken : int.MaxValue)
            .ThenBy(t => t.Name, StringComparer.Ordinal),
    ];

    private IEnumerable<InterfaceType> InterfacesOf(Type type)
    {
        if (IsNode(type))
            yield return Node;
        var above = type.GetInterfaces().OrderBy(i => i.Name, StringComparer.Ordinal).ToList();
        for (var at = type.BaseType; at is not null; at = at.BaseType)
            above.Add(at);
        foreach (var candidate in above)
            if (candidate.GetCustomAttribute<InterfaceTypeAttribute>(false) is not null)
                yield return (InterfaceType)OutputNamed(candidate);
    }
}
