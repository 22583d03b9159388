using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>Reads the directives that have a meaning in schema text.</summary>
internal static class SdlDirectives
{
    public static string? DeprecationReason(IHasDirectives node) =>
        Find(node, "deprecated") is { } directive ? Argument(directive, "reason") ?? DirectiveTypes.DefaultDeprecationReason : null;

    public static string? SpecifiedBy(IHasDirectives node) =>
        Find(node, "specifiedBy") is { } directive ? Argument(directive, "url") : null;

    public static bool IsOneOf(IHasDirectives node) => Find(node, "oneOf") is not null;

    public static bool Has(IHasDirectives node, string name) => Find(node, name) is not null;

    public static IValueNode? Argument(IHasDirectives node, string directive, string argument) =>
        Find(node, directive)?.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value;

    private static DirectiveNode? Find(IHasDirectives node, string name) => node.Directives.FirstOrDefault(d => d.Name.Value == name);

    private static string? Argument(DirectiveNode directive, string name) =>
        (directive.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value as StringValueNode)?.Value;
}
