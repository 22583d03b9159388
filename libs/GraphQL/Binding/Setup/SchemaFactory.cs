using Neura.GraphQL.Binding.Resolvers;
using Neura.GraphQL.Binding.Types;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Binding;

/// <summary>Binds a schema from C# types and checks it.</summary>
internal static class SchemaFactory
{
    /// <exception cref="SchemaBindingException">The types do not make a valid schema.</exception>
    public static Schema Build(
        BindingSources sources, ScalarRegistry scalars, Func<Type, bool> isService, INodeIdSerializer ids, ICursorSerializer cursors)
    {
        var types = new TypeMap(sources, scalars, isService, ids, cursors);
        var nodes = new NodeFields(types, ids, isService);
        var fields = types.Fields;
        var query = new ObjectType(
            "Query", () => [.. nodes.Any ? nodes.Fields() : [], .. fields.OfRoot(sources.Queries, "Query")]);
        var mutation = sources.Mutations.Count == 0
            ? null
            : new ObjectType("Mutation", () => fields.OfRoot(sources.Mutations, "Mutation"));
        var subscription = sources.Subscriptions.Count == 0
            ? null
            : new ObjectType("Subscription", () => new SubscriptionFields(types, isService).OfRoot(sources.Subscriptions));
        var parts = new SchemaParts
        {
            Query = query,
            Mutation = mutation,
            Subscription = subscription,
            // The roots first: that is the order in which the text is read.
            Types =
            [
                .. Roots(query, mutation, subscription).Concat(nodes.Types).Concat(Given(types)).Concat(Implementing(types)).Distinct(),
            ],
        };
        var schema = new Schema(parts);
        var used = CostDirectives.UsedBy(schema.Types);
        if (CacheDirective.IsUsedBy(schema.Types))
            used = [.. used, CacheDirective.Instance];
        if (used.Count > 0)
            schema = new Schema(parts with { Directives = [.. DirectiveTypes.All, .. used] });
        var errors = SchemaValidator.Validate(schema);
        return errors.Count == 0
            ? schema
            : throw new SchemaBindingException($"The schema is not valid:\n{string.Join('\n', errors.Select(e => e.Message))}");
    }

    private static IEnumerable<NamedType> Roots(params IEnumerable<ObjectType?> roots) => roots.OfType<NamedType>();

    private static IEnumerable<NamedType> Given(TypeMap types) => types.Sources.Types.Select(types.OutputNamed);

    // Fields of an interface type do not reach the objects that implement it.
    private static IEnumerable<NamedType> Implementing(TypeMap types) =>
        types.Sources.Types
            .Where(t => t.IsDefined(typeof(InterfaceTypeAttribute), false))
            .SelectMany(types.ConcreteTypesOf)
            .Distinct()
            .Select(types.OutputNamed);
}
