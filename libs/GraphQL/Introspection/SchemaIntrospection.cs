using Neura.GraphQL.Types;
using static Neura.GraphQL.Introspection.IntrospectionField;

namespace Neura.GraphQL.Introspection;

internal static class SchemaIntrospection
{
    public static ObjectType Type { get; } = new("__Schema", Fields)
    {
        Description = "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on "
            + "the server, as well as the entry points for query, mutation, and subscription operations.",
    };

    private static IEnumerable<FieldDefinition> Fields() =>
    [
        Of<Schema>("description", Text, s => s.Description),
        Of<Schema>(
            "types",
            new NonNullType(ListOf(TypeIntrospection.Type)),
            s => s.Types,
            "A list of all types supported by this server."),
        Of<Schema>(
            "queryType",
            new NonNullType(TypeIntrospection.Type),
            s => s.QueryType,
            "The type that query operations will be rooted at."),
        Of<Schema>(
            "mutationType",
            TypeIntrospection.Type,
            s => s.MutationType,
            "If this server supports mutation, the type that mutation operations will be rooted at."),
        Of<Schema>(
            "subscriptionType",
            TypeIntrospection.Type,
            s => s.SubscriptionType,
            "If this server support subscription, the type that subscription operations will be rooted at."),
        Filtered<Schema, DirectiveType>(
            "directives",
            new NonNullType(ListOf(DirectiveIntrospection.Type)),
            s => s.Directives,
            d => d.DeprecationReason,
            nonNullSwitch: true,
            "A list of all directives supported by this server."),
    ];
}
