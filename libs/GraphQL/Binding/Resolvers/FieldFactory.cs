using System.Reflection;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding.Resolvers;

/// <summary>Makes fields of properties and of static methods.</summary>
internal sealed class FieldFactory(TypeMap types, Func<Type, bool> isService, INodeIdSerializer ids, ICursorSerializer cursors)
{
    private readonly ConnectionTypes _connections = new(types, cursors);
    private readonly MutationConvention _convention = new(types);

    /// <summary>The fields of an object or interface: its properties, then the methods of the classes that extend it.</summary>
    public IEnumerable<FieldDefinition> OfObject(Type type)
    {
        var fields = new OrderedDictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var property in ClrTypes.PropertiesOf(type))
            Put(fields, FromProperty(type, property));
        foreach (var extended in type.GetInterfaces().OrderBy(i => i.Name, StringComparer.Ordinal).Append(type))
            foreach (var extension in types.Sources.ExtensionsOf(extended))
                foreach (var field in OfMethods(extension, type))
                    Put(fields, field);
        return fields.Values;
    }

    /// <summary>The fields of a root type: the methods of its classes.</summary>
    public IEnumerable<FieldDefinition> OfRoot(IReadOnlyList<Type> classes, string rootName)
    {
        var fields = new OrderedDictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var type in classes)
        {
            foreach (var field in OfMethods(type, null, rootName))
            {
                if (!fields.TryAdd(field.Name, field))
                    throw new SchemaBindingException($"{type} defines {rootName}.{field.Name}, which another class defines already.");
            }
        }
        return fields.Values;
    }

    /// <summary>The fields that classes add to a type that has none of its own here.</summary>
    public IEnumerable<FieldDefinition> OfExtensions(Type type, string typeName) =>
        types.Sources.ExtensionsOf(type, typeName).SelectMany(extension => OfMethods(extension, type, typeName));

    private static void Put(OrderedDictionary<string, FieldDefinition> fields, FieldDefinition field) => fields[field.Name] = field;

    private IEnumerable<FieldDefinition> OfMethods(Type type, Type? owner, string? rootName = null) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName && m.GetCustomAttribute<GraphQLIgnoreAttribute>() is null)
        .Where(m => rootName is not null || m.GetCustomAttribute<NodeResolverAttribute>() is null)
        .OrderBy(m => m.MetadataToken)
        .Select(m => FromMethod(m, owner, rootName ?? Names.OfType(owner!)));

    private FieldDefinition FromProperty(Type owner, PropertyInfo property)
    {
        var id = property.GetCustomAttribute<IDAttribute>(true);
        if (id is null && property.Name == "Id" && types.IsNode(owner))
            id = new IDAttribute();
        var type = types.Output(types.Nullability.Create(property), id is null ? null : ScalarTypes.ID);
        var field = new FieldDefinition(Names.OfField(property), type)
        {
            Describe = () => types.Descriptions.Of(property),
            DeprecationReason = Descriptions.DeprecationOf(property),
        };
        Getters.Attach(field, property);
        if (id is not null)
            IdFormat.Wrap(field, id, owner, ids);
        Costs.Attach(field, property, isAsync: false);
        return Authorization.Guard(field, property, owner);
    }

    private FieldDefinition FromMethod(MethodInfo method, Type? owner, string ownerName)
    {
        var parameters = method.GetParameters().Select(p => ParameterRole.Of(p, types, isService)).ToList();
        var info = ClrTypes.Awaited(types.Nullability.Create(method.ReturnParameter));
        var id = method.GetCustomAttribute<IDAttribute>(true);
        var paging = PagedField.Of(method, info, _connections, ownerName, cursors);
        var named = id is not null ? ScalarTypes.ID : (NamedType?)paging?.ConnectionType;
        var arguments = new ArgumentSet(parameters, types, paging);
        var field = new FieldDefinition(Names.OfField(method), types.Output(info, named), arguments.Definitions)
        {
            Describe = () => types.Descriptions.Of(method),
            DeprecationReason = Descriptions.DeprecationOf(method),
        };
        field.ContextData[nameof(ArgumentBinder)] = arguments.Binder;
        MethodResolver.Attach(field, method, parameters, arguments);
        if (id is not null)
            IdFormat.Wrap(field, id, owner, ids);
        paging?.Wrap(field);
        CostData.SetSize(field, paging?.Size);
        if (parameters.Any(p => p is ParameterRole.FromUser or ParameterRole.FromContext))
            CacheControl.SetPersonal(field);
        Costs.Attach(field, method, ResultConversion.IsTask(method.ReturnType));
        field = _convention.Wrap(field, method);
        return Authorization.Guard(field, method, owner);
    }
}
