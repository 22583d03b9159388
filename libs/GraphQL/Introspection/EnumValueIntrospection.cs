using Neura.GraphQL.Types;
using static Neura.GraphQL.Introspection.IntrospectionField;

namespace Neura.GraphQL.Introspection;

internal static class EnumValueIntrospection
{
    public static ObjectType Type { get; } = new("__EnumValue", Fields)
    {
        Description = "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric "
            + "value. However an Enum value is returned in a JSON response as a string.",
    };

    private static IEnumerable<FieldDefinition> Fields() =>
    [
        Of<EnumValue>("name", RequiredText, v => v.Name),
        Of<EnumValue>("description", Text, v => v.Description),
        Of<EnumValue>("isDeprecated", RequiredBoolean, v => v.DeprecationReason is not null),
        Of<EnumValue>("deprecationReason", Text, v => v.DeprecationReason),
    ];
}
