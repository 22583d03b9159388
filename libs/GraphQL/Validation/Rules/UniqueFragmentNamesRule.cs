using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Fragment-Name-Uniqueness</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<string, NameNode> known = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is FragmentDefinitionNode { Name: var name } && !known.TryAdd(name.Value, name))
            context.Report($"There can be only one fragment named \"{name.Value}\".", known[name.Value], name);
        return node is DocumentNode;
    }
}
