using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Executable-Definitions</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is not DocumentNode document)
            return false;
        foreach (var definition in document.Definitions)
            if (definition is not IExecutableDefinitionNode)
                context.Report($"The {Describe(definition)} definition is not executable.", definition);
        return false;
    }

    private static string Describe(IDefinitionNode definition) =>
        definition is INamedSyntaxNode named ? $"\"{named.Name.Value}\"" : "schema";
}
