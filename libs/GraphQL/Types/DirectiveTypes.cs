using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>The directives of the specification.</summary>
public static class DirectiveTypes
{
    public const string DefaultDeprecationReason = "No longer supported";

    private static readonly DirectiveLocation[] Selections =
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment];

    public static DirectiveType Include { get; } = new("include", Selections, If("Included when true."))
    {
        Description = "Directs the executor to include this field or fragment only when the `if` argument is true.",
    };

    public static DirectiveType Skip { get; } = new("skip", Selections, If("Skipped when true."))
    {
        Description = "Directs the executor to skip this field or fragment when the `if` argument is true.",
    };

    public static DirectiveType Deprecated { get; } = new(
        "deprecated",
        [
            DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition,
            DirectiveLocation.EnumValue, DirectiveLocation.DirectiveDefinition,
        ],
        new InputValueDefinition("reason", ScalarTypes.String, DefaultDeprecationReason)
        {
            Description = "Explains why this element was deprecated, usually also including a suggestion for how to access supported "
                + "similar data. Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).",
        })
    {
        Description = "Marks an element of a GraphQL schema as no longer supported.",
    };

    public static DirectiveType SpecifiedBy { get; } = new(
        "specifiedBy",
        [DirectiveLocation.Scalar],
        new InputValueDefinition("url", new NonNullType(ScalarTypes.String))
        {
            Description = "The URL that specifies the behavior of this scalar.",
        })
    {
        Description = "Exposes a URL that specifies the behavior of this scalar.",
    };

    public static DirectiveType OneOf { get; } = new("oneOf", [DirectiveLocation.InputObject])
    {
        Description = "Indicates exactly one field must be supplied and this field must not be `null`.",
    };

    /// <summary>All five, in the order in which tools list them.</summary>
    public static IReadOnlyList<DirectiveType> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    public static bool IsBuiltIn(DirectiveType directive) => All.Any(d => d.Name == directive.Name);

    private static InputValueDefinition If(string description) =>
        new("if", new NonNullType(ScalarTypes.Boolean)) { Description = description };
}
