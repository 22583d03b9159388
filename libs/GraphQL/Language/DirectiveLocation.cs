namespace Neura.GraphQL.Language;

/// <summary>Where a directive may stand (https://spec.graphql.org/October2021/#DirectiveLocation).</summary>
public enum DirectiveLocation
{
    Query,
    Mutation,
    Subscription,
    Field,
    FragmentDefinition,
    FragmentSpread,
    InlineFragment,
    VariableDefinition,
    Schema,
    Scalar,
    Object,
    FieldDefinition,
    ArgumentDefinition,
    Interface,
    Union,
    Enum,
    EnumValue,
    InputObject,
    InputFieldDefinition,
    DirectiveDefinition,
}

public static class DirectiveLocations
{
    private static readonly string[] Names =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION",
    ];

    /// <summary>The name in the schema language, such as <c>FIELD_DEFINITION</c>.</summary>
    public static string ToName(this DirectiveLocation location) => Names[(int)location];

    public static bool IsName(string name) => Array.IndexOf(Names, name) >= 0;

    /// <exception cref="ArgumentException">There is no such location.</exception>
    public static DirectiveLocation Parse(string name) => Array.IndexOf(Names, name) is >= 0 and var found
        ? (DirectiveLocation)found
        : throw new ArgumentException($"There is no directive location {name}.", nameof(name));
}
