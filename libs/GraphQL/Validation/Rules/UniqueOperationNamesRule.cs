using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Operation-Name-Uniqueness</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<string, NameNode> known = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is OperationDefinitionNode { Name: { } name } && !known.TryAdd(name.Value, name))
            context.Report($"There can be only one operation named \"{name.Value}\".", known[name.Value], name);
        return node is DocumentNode;
    }
}
