using Neura.GraphQL.Types;

namespace Neura.GraphQL.Introspection;

/// <summary>The types in which a schema describes itself; their results are the classes of the type model.</summary>
public static class IntrospectionTypes
{
    public static ObjectType Schema { get; } = SchemaIntrospection.Type;

    public static ObjectType Directive { get; } = DirectiveIntrospection.Type;

    public static EnumType DirectiveLocation { get; } = DirectiveLocationIntrospection.Type;

    public static ObjectType Type { get; } = TypeIntrospection.Type;

    public static ObjectType Field { get; } = FieldIntrospection.Type;

    public static ObjectType InputValue { get; } = InputValueIntrospection.Type;

    public static ObjectType EnumValue { get; } = EnumValueIntrospection.Type;

    public static EnumType TypeKind { get; } = TypeKindIntrospection.Type;

    /// <summary>All of them, in graphql-js's order.</summary>
    public static IReadOnlyList<NamedType> All { get; } =
        [Schema, Directive, DirectiveLocation, Type, Field, InputValue, EnumValue, TypeKind];

    public static bool IsIntrospection(NamedType type) => All.Any(t => t.Name == type.Name);
}
