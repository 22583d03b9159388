using Neura.GraphQL.Types;
using static Neura.GraphQL.Introspection.IntrospectionField;

namespace Neura.GraphQL.Introspection;

internal static class DirectiveIntrospection
{
    public static ObjectType Type { get; } = new("__Directive", Fields)
    {
        Description = "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL "
            + "document.\n\nIn some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments "
            + "will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional "
            + "information to the executor.",
    };

    private static IEnumerable<FieldDefinition> Fields() =>
    [
        Of<DirectiveType>("name", RequiredText, d => d.Name),
        Of<DirectiveType>("description", Text, d => d.Description),
        Of<DirectiveType>("isRepeatable", RequiredBoolean, d => d.IsRepeatable),
        Of<DirectiveType>("locations", new NonNullType(ListOf(DirectiveLocationIntrospection.Type)), d => d.Locations),
        Filtered<DirectiveType, InputValueDefinition>(
            "args",
            new NonNullType(ListOf(InputValueIntrospection.Type)),
            d => d.Arguments,
            a => a.DeprecationReason),
        Of<DirectiveType>("isDeprecated", RequiredBoolean, d => d.DeprecationReason is not null),
        Of<DirectiveType>("deprecationReason", Text, d => d.DeprecationReason),
    ];
}
