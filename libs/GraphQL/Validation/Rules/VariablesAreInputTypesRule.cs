using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Variables-Are-Input-Types</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is VariableDefinitionNode variable && context.Schema.TypeFrom(variable.Type) is { } type && !type.IsInputType())
            context.Report($"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type \"{variable.Type}\".", variable.Type);
        return true;
    }
}
