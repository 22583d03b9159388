using Neura.GraphQL.Introspection;

namespace Neura.GraphQL.Types;

/// <summary>All types of a schema in graphql-js's order: listed ones in turn, each followed by what it alone has brought.</summary>
internal sealed class ReachableTypes
{
    private readonly HashSet<NamedType> seen;
    private readonly List<NamedType> ordered = [];

    private ReachableTypes(IEnumerable<NamedType> listed) => seen = [.. listed];

    public static IReadOnlyList<NamedType> Of(SchemaParts parts)
    {
        var reachable = new ReachableTypes(parts.Types);
        foreach (var type in parts.Types)
            if (reachable.seen.Remove(type))
                reachable.Visit(type);
        foreach (var root in new[] { parts.Query, parts.Mutation, parts.Subscription })
            if (root is not null)
                reachable.Visit(root);
        foreach (var argument in parts.Directives.SelectMany(d => d.Arguments))
            reachable.Visit(argument.Type);
        reachable.Visit(IntrospectionTypes.Schema);
        return reachable.ordered;
    }

    private void Visit(IType reference)
    {
        var type = reference.NamedType();
        if (!seen.Add(type))
            return;
        ordered.Add(type);
        switch (type)
        {
            case UnionType union:
                foreach (var member in union.DeclaredTypes)
                    Visit(member);
                break;
            case ComplexType complex:
                foreach (var implemented in complex.DeclaredInterfaces)
                    Visit(implemented);
                foreach (var field in complex.Fields)
                {
                    Visit(field.Type);
                    foreach (var argument in field.Arguments)
                        Visit(argument.Type);
                }
                break;
            case InputObjectType input:
                foreach (var field in input.Fields)
                    Visit(field.Type);
                break;
        }
    }
}
