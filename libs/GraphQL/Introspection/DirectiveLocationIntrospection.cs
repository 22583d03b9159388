using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using static Neura.GraphQL.Language.DirectiveLocation;

namespace Neura.GraphQL.Introspection;

internal static class DirectiveLocationIntrospection
{
    public static EnumType Type { get; } = new(
        "__DirectiveLocation",
        Value(Query, "a query operation"),
        Value(Mutation, "a mutation operation"),
        Value(Subscription, "a subscription operation"),
        Value(Field, "a field"),
        Value(FragmentDefinition, "a fragment definition"),
        Value(FragmentSpread, "a fragment spread"),
        Value(InlineFragment, "an inline fragment"),
        Value(VariableDefinition, "a variable definition"),
        Value(DirectiveLocation.Schema, "a schema definition"),
        Value(Scalar, "a scalar definition"),
        Value(DirectiveLocation.Object, "an object type definition"),
        Value(DirectiveLocation.FieldDefinition, "a field definition"),
        Value(ArgumentDefinition, "an argument definition"),
        Value(Interface, "an interface definition"),
        Value(Union, "a union definition"),
        Value(DirectiveLocation.Enum, "an enum definition"),
        Value(DirectiveLocation.EnumValue, "an enum value definition"),
        Value(InputObject, "an input object type definition"),
        Value(InputFieldDefinition, "an input object field definition"),
        Value(DirectiveDefinition, "a directive definition"))
    {
        Description = "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such "
            + "possible adjacencies.",
    };

    private static EnumValue Value(DirectiveLocation location, string place) =>
        new(location.ToName(), location) { Description = $"Location adjacent to {place}." };
}
