using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Variable-Uniqueness</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is OperationDefinitionNode operation)
            foreach (var group in operation.VariableDefinitions.GroupBy(v => v.Variable.Name.Value).Where(g => g.Skip(1).Any()))
                context.Report($"There can be only one variable named \"${group.Key}\".", [.. group.Select(v => v.Variable.Name)]);
        return node is DocumentNode;
    }
}
