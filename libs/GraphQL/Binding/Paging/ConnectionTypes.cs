using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Makes one connection type and one edge type per name.</summary>
internal sealed class ConnectionTypes(TypeMap types, ICursorSerializer cursors)
{
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <exception cref="SchemaBindingException">The name was used for other nodes, or with and without a total.</exception>
    public ObjectType Get(string name, Type nodeType, bool withTotal)
    {
        if (_known.TryGetValue(name, out var known))
            return known.Node == nodeType && known.Total == withTotal
                ? known.Type
                : throw new SchemaBindingException(
                    $"{name}Connection is used for {known.Node} and {nodeType}, or with and without IncludeTotalCount.");
        var made = Make(name, nodeType, withTotal);
        _known.Add(name, new Known(nodeType, withTotal, made));
        return made;
    }

    public SealedPage Seal(IConnection connection, string context) => new(connection, context, cursors);

    private ObjectType Make(string name, Type nodeType, bool withTotal)
    {
        var edge = new ObjectType($"{name}Edge", () => EdgeFields(name, nodeType)) { Description = "An item and its place in the list." };
        return new ObjectType($"{name}Connection", () => Fields(name, nodeType, edge, withTotal)) { Description = "One page of a list." };
    }

    private IEnumerable<FieldDefinition> EdgeFields(string name, Type nodeType)
    {
        yield return new FieldDefinition("cursor", new NonNullType(ScalarTypes.String))
        {
            Description = "Hand it back as `after` or `before`.",
            PureResolver = c => ((SealedEdge)c.Parent!).Cursor,
        };
        yield return CacheControl.PartOfAbove(new FieldDefinition("node", new NonNullType(Node(nodeType)))
        {
            Description = "The item.",
            PureResolver = c => ((SealedEdge)c.Parent!).Edge.Node,
        });
        foreach (var further in types.Fields.OfExtensions(typeof(Edge<>).MakeGenericType(nodeType), $"{name}Edge"))
            yield return further;
    }

    private IEnumerable<FieldDefinition> Fields(string name, Type nodeType, ObjectType edge, bool withTotal)
    {
        yield return Field("pageInfo", new NonNullType(PageInfoType.Instance), p => p, "Where this page stands.");
        yield return Field("edges", new ListType(new NonNullType(edge)), p => p.Edges, "The items with their cursors.");
        yield return Field(
            "nodes", new ListType(new NonNullType(Node(nodeType))), p => p.Connection.Edges.Select(e => e.Node).ToList(), "The items.");
        if (withTotal)
            yield return CacheControl.PartOfAbove(new FieldDefinition("totalCount", new NonNullType(ScalarTypes.Int))
            {
                Description = "How many there are on all pages together.",
                Resolver = async c => await ((SealedPage)c.Parent!).Connection.CountAsync(c.RequestAborted),
            });
        foreach (var further in types.Fields.OfExtensions(typeof(Connection<>).MakeGenericType(nodeType), $"{name}Connection"))
            yield return further;
    }

    private IType Node(Type type) => types.Scalar(type) ?? types.OutputNamed(type);

    internal static FieldDefinition Field(string name, IType type, Func<SealedPage, object?> read, string description) =>
        CacheControl.PartOfAbove(new(name, type) { Description = description, PureResolver = c => read((SealedPage)c.Parent!) });

    private sealed record Known(Type Node, bool Total, ObjectType Type);
}
