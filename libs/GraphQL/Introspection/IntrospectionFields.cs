using Neura.GraphQL.Types;

namespace Neura.GraphQL.Introspection;

/// <summary>The fields that every schema has beside its own.</summary>
public static class IntrospectionFields
{
    /// <summary><c>__schema</c>, on the query type.</summary>
    public static FieldDefinition Schema { get; } = new("__schema", new NonNullType(IntrospectionTypes.Schema))
    {
        Description = "Access the current type schema of this server.",
        PureResolver = context => context.Schema,
    };

    /// <summary><c>__type(name:)</c>, on the query type.</summary>
    public static FieldDefinition Type { get; } = new(
        "__type",
        IntrospectionTypes.Type,
        new InputValueDefinition("name", new NonNullType(ScalarTypes.String)))
    {
        Description = "Request the type information of a single type.",
        PureResolver = context => context.Schema.GetType((string)context.Arguments["name"]!),
    };

    /// <summary><c>__typename</c>, on every composite type.</summary>
    public static FieldDefinition TypeName { get; } = new("__typename", new NonNullType(ScalarTypes.String))
    {
        Description = "The name of the current Object type at runtime.",
        PureResolver = context => context.ObjectType.Name,
    };
}
