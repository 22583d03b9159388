using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Required-Arguments, for fields; directives have a rule of their own.</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule
{
    public override void Leave(ISyntaxNode node)
    {
        if (node is not FieldNode field || context.TypeInfo!.Field is not { Arguments.Count: > 0 } definition)
            return;
        foreach (var required in definition.Arguments.Where(a => a.IsRequired))
            if (field.Arguments.All(a => a.Name.Value != required.Name))
                context.Report(
                    $"Field \"{definition.Name}\" argument \"{required.Name}\" of type \"{required.Type}\" is required, "
                    + "but it was not provided.",
                    field);
    }
}
