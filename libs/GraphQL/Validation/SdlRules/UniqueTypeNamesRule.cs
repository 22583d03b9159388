using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>Each name means one type.</summary>
internal sealed class UniqueTypeNamesRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<string, NameNode> known = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is not ITypeDefinitionNode { Name: var name })
            return node is DocumentNode;
        if (context.SchemaOrNull?.GetType(name.Value) is not null)
            context.Report(
                $"Type \"{name.Value}\" already exists in the schema. It cannot also be defined in this type definition.", name);
        else if (!known.TryAdd(name.Value, name))
            context.Report($"There can be only one type named \"{name.Value}\".", known[name.Value], name);
        return false;
    }
}
