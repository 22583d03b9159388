using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-All-Variables-Used</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node) => node is DocumentNode or OperationDefinitionNode;

    public override void Leave(ISyntaxNode node)
    {
        if (node is not OperationDefinitionNode operation)
            return;
        var used = context.Variables.UsagesIn(operation).Select(u => u.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        var where = operation.Name is { } name ? $" in operation \"{name.Value}\"" : "";
        foreach (var variable in operation.VariableDefinitions.Where(v => !used.Contains(v.Variable.Name.Value)))
            context.Report($"Variable \"${variable.Variable.Name.Value}\" is never used{where}.", variable);
    }
}
