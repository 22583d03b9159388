using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary><c>@cacheControl</c> as HotChocolate has it; in a schema only where something bears it.</summary>
public static class CacheDirective
{
    private static readonly EnumType Scope = new("CacheControlScope", new EnumValue("PUBLIC"), new EnumValue("PRIVATE"))
    {
        Description = "Whose cache may keep an answer.",
    };

    public static DirectiveType Instance { get; } = new(
        "cacheControl",
        [DirectiveLocation.Object, DirectiveLocation.FieldDefinition, DirectiveLocation.Interface, DirectiveLocation.Union],
        new InputValueDefinition("maxAge", ScalarTypes.Int) { Description = "Seconds." },
        new InputValueDefinition("sharedMaxAge", ScalarTypes.Int) { Description = "Seconds for caches that many share." },
        new InputValueDefinition("inheritMaxAge", ScalarTypes.Boolean) { Description = "As long as the field above." },
        new InputValueDefinition("scope", Scope) { Description = "Default PUBLIC." })
    {
        Description = "How long an answer may be kept by who asked by GET.",
    };

    /// <summary>Whether any type or field bears it.</summary>
    public static bool IsUsedBy(IReadOnlyList<NamedType> types) => types.Any(t =>
        CacheControl.Of(t.KnownContextData) is not null
        || (t is ComplexType complex && complex.Fields.Any(f => CacheControl.Of(f.KnownContextData) is not null)));
}
