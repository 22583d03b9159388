using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Required-Arguments, for directives.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectivesRule(ValidationContext context) : ValidationRule
{
    // Made at the first directive: most documents have none.
    private Dictionary<string, IReadOnlyList<(string Name, string Type)>>? required;

    public override void Leave(ISyntaxNode node)
    {
        if (node is not DirectiveNode directive || !(required ??= RequiredBy(context)).TryGetValue(directive.Name.Value, out var arguments))
            return;
        foreach (var (name, type) in arguments)
            if (directive.Arguments.All(a => a.Name.Value != name))
                context.Report(
                    $"Directive \"@{directive.Name.Value}\" argument \"{name}\" of type \"{type}\" is required, but it was not provided.",
                    directive);
    }

    private static Dictionary<string, IReadOnlyList<(string, string)>> RequiredBy(ValidationContext context)
    {
        var required = new Dictionary<string, IReadOnlyList<(string, string)>>(StringComparer.Ordinal);
        foreach (var directive in context.KnownDirectives)
            required[directive.Name] = [.. directive.Arguments.Where(a => a.IsRequired).Select(a => (a.Name, a.Type.ToString()!))];
        foreach (var directive in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
            required[directive.Name.Value] =
            [
                .. directive.Arguments
                    .Where(a => a.Type is NonNullTypeNode && a.DefaultValue is null)
                    .Select(a => (a.Name.Value, a.Type.ToString()!)),
            ];
        return required;
    }
}
