using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using static Neura.GraphQL.Introspection.IntrospectionField;

namespace Neura.GraphQL.Introspection;

internal static class InputValueIntrospection
{
    public static ObjectType Type { get; } = new("__InputValue", Fields)
    {
        Description = "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values "
            + "which describe their type and optionally a default value.",
    };

    private static IEnumerable<FieldDefinition> Fields() =>
    [
        Of<InputValueDefinition>("name", RequiredText, i => i.Name),
        Of<InputValueDefinition>("description", Text, i => i.Description),
        Of<InputValueDefinition>("type", new NonNullType(TypeIntrospection.Type), i => i.Type),
        Of<InputValueDefinition>(
            "defaultValue",
            Text,
            DefaultValue,
            "A GraphQL-formatted string representing the default value for this input value."),
        Of<InputValueDefinition>("isDeprecated", RequiredBoolean, i => i.DeprecationReason is not null),
        Of<InputValueDefinition>("deprecationReason", Text, i => i.DeprecationReason),
    ];

    private static string? DefaultValue(InputValueDefinition input) =>
        input.HasDefaultValue && ValueLiterals.ToLiteral(input.DefaultValue, input.Type) is { } literal
            ? SyntaxPrinter.Print(literal)
            : null;
}
