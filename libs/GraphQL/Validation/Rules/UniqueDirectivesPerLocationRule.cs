using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Directives-Are-Unique-Per-Location</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context) : ValidationRule
{
    // Made at the first directive: most documents have none.
    private HashSet<string>? unique;
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> seenOnTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveNode> seenOnSchema = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not IHasDirectives { Directives: { Count: > 0 } directives })
            return true;
        var seen = node switch
        {
            SchemaDefinitionNode or SchemaExtensionNode => seenOnSchema,
            ITypeDefinitionNode type => SeenOn(type.Name.Value),
            ITypeExtensionNode type => SeenOn(type.Name.Value),
            _ => new Dictionary<string, DirectiveNode>(StringComparer.Ordinal),
        };
        foreach (var directive in directives.Where(d => (unique ??= NamesOf(context)).Contains(d.Name.Value)))
            if (!seen.TryAdd(directive.Name.Value, directive))
                context.Report(
                    $"The directive \"@{directive.Name.Value}\" can only be used once at this location.",
                    seen[directive.Name.Value],
                    directive);
        return true;
    }

    /// <summary>A type and its extensions are one place.</summary>
    private Dictionary<string, DirectiveNode> SeenOn(string type)
    {
        if (!seenOnTypes.TryGetValue(type, out var seen))
            seenOnTypes[type] = seen = new(StringComparer.Ordinal);
        return seen;
    }

    private static HashSet<string> NamesOf(ValidationContext context)
    {
        var names = context.KnownDirectives.Where(d => !d.IsRepeatable).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var directive in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
            _ = directive.IsRepeatable ? names.Remove(directive.Name.Value) : names.Add(directive.Name.Value);
        return names;
    }
}
