using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Lone-Anonymous-Operation</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is OperationDefinitionNode { Name: null } && context.Document.Definitions.OfType<OperationDefinitionNode>().Skip(1).Any())
            context.Report("This anonymous operation must be the only defined operation.", node);
        return node is DocumentNode;
    }
}
