using Neura.GraphQL.Types;
using static Neura.GraphQL.Introspection.IntrospectionField;

namespace Neura.GraphQL.Introspection;

internal static class FieldIntrospection
{
    public static ObjectType Type { get; } = new("__Field", Fields)
    {
        Description = "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of "
            + "arguments, and a return type.",
    };

    private static IEnumerable<FieldDefinition> Fields() =>
    [
        Of<FieldDefinition>("name", RequiredText, f => f.Name),
        Of<FieldDefinition>("description", Text, f => f.Description),
        Filtered<FieldDefinition, InputValueDefinition>(
            "args",
            new NonNullType(ListOf(InputValueIntrospection.Type)),
            f => f.Arguments,
            a => a.DeprecationReason),
        Of<FieldDefinition>("type", new NonNullType(TypeIntrospection.Type), f => f.Type),
        Of<FieldDefinition>("isDeprecated", RequiredBoolean, f => f.DeprecationReason is not null),
        Of<FieldDefinition>("deprecationReason", Text, f => f.DeprecationReason),
    ];
}
