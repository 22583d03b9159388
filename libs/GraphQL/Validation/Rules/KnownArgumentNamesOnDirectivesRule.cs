using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Argument-Names, for directives.</summary>
internal sealed class KnownArgumentNamesOnDirectivesRule(ValidationContext context) : ValidationRule
{
    // Made at the first directive: most documents have none.
    private Dictionary<string, IReadOnlyList<string>>? known;

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not DirectiveNode directive)
            return true;
        if ((known ??= NamesOf(context)).TryGetValue(directive.Name.Value, out var names))
            foreach (var argument in directive.Arguments.Where(a => !names.Contains(a.Name.Value)))
                context.Report(
                    $"Unknown argument \"{argument.Name.Value}\" on directive \"@{directive.Name.Value}\"."
                    + context.DidYouMean(argument.Name.Value, names),
                    argument);
        return false;
    }

    private static Dictionary<string, IReadOnlyList<string>> NamesOf(ValidationContext context)
    {
        var known = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var directive in context.KnownDirectives)
            known[directive.Name] = [.. directive.Arguments.Select(a => a.Name)];
        foreach (var directive in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
            known[directive.Name.Value] = [.. directive.Arguments.Select(a => a.Name.Value)];
        return known;
    }
}
