using Neura.GraphQL.Types;
using Kind = Neura.GraphQL.Types.TypeKind;

namespace Neura.GraphQL.Introspection;

internal static class TypeKindIntrospection
{
    public static EnumType Type { get; } = new(
        "__TypeKind",
        Value("SCALAR", Kind.Scalar, "a scalar."),
        Value("OBJECT", Kind.Object, "an object. `fields` and `interfaces` are valid fields."),
        Value("INTERFACE", Kind.Interface, "an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields."),
        Value("UNION", Kind.Union, "a union. `possibleTypes` is a valid field."),
        Value("ENUM", Kind.Enum, "an enum. `enumValues` is a valid field."),
        Value("INPUT_OBJECT", Kind.InputObject, "an input object. `inputFields` is a valid field."),
        Value("LIST", Kind.List, "a list. `ofType` is a valid field."),
        Value("NON_NULL", Kind.NonNull, "a non-null. `ofType` is a valid field."))
    {
        Description = "An enum describing what kind of type a given `__Type` is.",
    };

    private static EnumValue Value(string name, Kind kind, string text) =>
        new(name, kind) { Description = $"Indicates this type is {text}" };
}
