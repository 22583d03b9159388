using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-All-Variable-Uses-Defined</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node) => node is DocumentNode or OperationDefinitionNode;

    public override void Leave(ISyntaxNode node)
    {
        if (node is not OperationDefinitionNode operation)
            return;
        var defined = operation.VariableDefinitions.Select(v => v.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var by = operation.Name is { } name ? $" by operation \"{name.Value}\"" : "";
        foreach (var usage in context.Variables.UsagesIn(operation).Where(u => !defined.Contains(u.Node.Name.Value)))
            context.Report($"Variable \"${usage.Node.Name.Value}\" is not defined{by}.", usage.Node, operation);
    }
}
