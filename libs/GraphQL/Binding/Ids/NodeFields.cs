using System.Reflection;
using Neura.GraphQL.Binding.Inputs;
using Neura.GraphQL.Binding.Naming;
using Neura.GraphQL.Binding.Resolvers;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary><c>node</c> and <c>nodes</c> (https://relay.dev/graphql/objectidentification.htm).</summary>
internal sealed class NodeFields
{
    /// <summary>Most ids that <c>nodes</c> takes at once.</summary>
    private const int MaxNodes = 50;

    private readonly TypeMap _types;
    private readonly INodeIdSerializer _ids;
    private readonly Dictionary<string, NodeFinder> _finders = new(StringComparer.Ordinal);

    public NodeFields(TypeMap types, INodeIdSerializer ids, Func<Type, bool> isService)
    {
        (_types, _ids) = (types, ids);
        foreach (var type in types.Sources.Extended.Concat(types.Sources.Types).Distinct())
            foreach (var holder in types.Sources.ExtensionsOf(type).Append(type))
                if (TypeMap.NodeResolverIn(holder) is { } method)
                    Add(type, method, isService);
        foreach (var query in types.Sources.Queries)
            foreach (var method in query.GetMethods().Where(m => m.GetCustomAttribute<NodeResolverAttribute>() is not null))
                Add(ClrTypes.Awaited(types.Nullability.Create(method.ReturnParameter)).Type, method, isService);
    }

    public bool Any => _finders.Count > 0;

    /// <summary>The types that only <c>node</c> may reach.</summary>
    public IEnumerable<NamedType> Types => _finders.Values.Select(f => _types.OutputNamed(f.Type));

    public IEnumerable<FieldDefinition> Fields()
    {
        yield return new FieldDefinition(
            "node", _types.Node, new InputValueDefinition("id", new NonNullType(ScalarTypes.ID)) { Description = "A global id." })
        {
            Description = "Any object by its global id; null when it does not exist or may not be seen.",
            Resolver = context => Find((string)context.Arguments["id"]!, (ResolverContext)context),
        };
        var ids = new InputValueDefinition("ids", new NonNullType(new ListType(new NonNullType(ScalarTypes.ID))))
        {
            Description = "Global ids.",
        };
        yield return new FieldDefinition("nodes", new NonNullType(new ListType(_types.Node)), ids)
        {
            Description = $"Up to {MaxNodes} objects at once, in the order asked for.",
            Resolver = context => FindAll((List<object?>)context.Arguments["ids"]!, (ResolverContext)context),
        };
    }

    private ValueTask<object?> FindAll(List<object?> given, ResolverContext context)
    {
        if (given.Count > MaxNodes)
            throw Refuse($"At most {MaxNodes} ids can be asked for at once.", ErrorCodes.PageTooLarge);
        // The items are awaited by the executor, each with its own place for an error.
        return new(given.Select(id => (object)Find((string)id!, context).AsTask()).ToList());
    }

    private ValueTask<object?> Find(string id, ResolverContext context)
    {
        if (!_ids.TryParse(id, out var typeName, out var key) || !_finders.TryGetValue(typeName, out var finder))
            throw Refuse("This is no valid id.", ErrorCodes.InvalidId);
        var keyValue = IdConverter.Key(key, finder.KeyType) ?? throw Refuse("This is no valid id.", ErrorCodes.InvalidId);
        return finder.Resolve(context.WithArguments(new FieldArguments(context.Arguments, [keyValue])));
    }

    private void Add(Type type, MethodInfo method, Func<Type, bool> isService)
    {
        var roles = method.GetParameters().Select(p => ParameterRole.Of(p, _types, isService)).ToList();
        var keys = roles.OfType<ParameterRole.FromArgument>().ToList();
        if (keys.Count != 1)
            throw new SchemaBindingException($"{method.DeclaringType}.{method.Name}: a node resolver takes one argument, the key.");
        var arguments = new ArgumentSet(roles, _types, null);
        var resolve = MethodResolver.Lazily(
            () => MethodResolver.Compile<FieldResolverDelegate>(method, roles, arguments, ResultConversion.ToValueTask));
        var finder = new NodeFinder(type, keys[0].Parameter.ParameterType, resolve);
        if (!_finders.TryAdd(Names.OfType(type), finder))
            throw new SchemaBindingException($"{type} has more than one node resolver.");
    }

    private static GraphQLException Refuse(string message, string code) => new(new GraphQLError(message).WithCode(code));

    private sealed record NodeFinder(Type Type, Type KeyType, FieldResolverDelegate Resolve);
}
