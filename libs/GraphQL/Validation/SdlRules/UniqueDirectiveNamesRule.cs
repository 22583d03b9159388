using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>Each name means one directive.</summary>
internal sealed class UniqueDirectiveNamesRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<string, NameNode> known = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not DirectiveDefinitionNode { Name: var name })
            return node is DocumentNode;
        if (context.SchemaOrNull?.GetDirective(name.Value) is not null)
            context.Report($"Directive \"@{name.Value}\" already exists in the schema. It cannot be redefined.", name);
        else if (!known.TryAdd(name.Value, name))
            context.Report($"There can be only one directive named \"@{name.Value}\".", known[name.Value], name);
        return false;
    }
}
