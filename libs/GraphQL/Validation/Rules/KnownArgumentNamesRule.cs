using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Argument-Names, for fields; directives have a rule of their own.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is ArgumentNode argument
            && context.TypeInfo is { Argument: null, Field: { } field, ParentType: { } parent })
        {
            var name = argument.Name.Value;
            context.Report(
                $"Unknown argument \"{name}\" on field \"{parent.Name}.{field.Name}\"."
                + context.DidYouMean(name, field.Arguments.Select(a => a.Name)),
                argument);
        }
        return node is not DirectiveNode;
    }
}
