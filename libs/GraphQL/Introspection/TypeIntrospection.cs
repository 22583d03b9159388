using Neura.GraphQL.Types;
using static Neura.GraphQL.Introspection.IntrospectionField;

namespace Neura.GraphQL.Introspection;

internal static class TypeIntrospection
{
    public static ObjectType Type { get; } = new("__Type", Fields)
    {
        Description = "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented "
            + "by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields describe information about that type. Scalar "
            + "types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their "
            + "values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the "
            + "Object types possible at runtime. List and NonNull types compose other types.",
    };

    private static IEnumerable<FieldDefinition> Fields() =>
    [
        Of<IType>("kind", new NonNullType(TypeKindIntrospection.Type), t => t.Kind),
        Of<IType>("name", Text, t => (t as NamedType)?.Name),
        Of<IType>("description", Text, t => (t as NamedType)?.Description),
        Of<IType>("specifiedByURL", Text, t => (t as ScalarType)?.SpecifiedBy),
        Filtered<IType, FieldDefinition>(
            "fields", ListOf(FieldIntrospection.Type), t => (t as ComplexType)?.Fields, f => f.DeprecationReason),
        Of<IType>("interfaces", ListOf(Type), t => (t as ComplexType)?.Interfaces),
        new FieldDefinition("possibleTypes", ListOf(Type)) { PureResolver = PossibleTypes },
        Filtered<IType, EnumValue>(
            "enumValues", ListOf(EnumValueIntrospection.Type), t => (t as EnumType)?.Values, v => v.DeprecationReason),
        Filtered<IType, InputValueDefinition>(
            "inputFields", ListOf(InputValueIntrospection.Type), t => (t as InputObjectType)?.Fields, f => f.DeprecationReason),
        Of<IType>("ofType", Type, t => (t as ListType)?.ElementType ?? (t as NonNullType)?.NullableType),
        Of<IType>("isOneOf", ScalarTypes.Boolean, t => (t as InputObjectType)?.IsOneOf),
    ];

    private static object? PossibleTypes(IResolverContext context) =>
        context.Parent is NamedType type && type.IsAbstractType() ? context.Schema.GetPossibleTypes(type) : null;
}
