using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.SdlRules;

/// <summary>A field or directive names each argument once.</summary>
internal sealed class UniqueArgumentDefinitionNamesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        switch (node)
        {
            case DirectiveDefinitionNode directive:
                Check($"@{directive.Name.Value}", directive.Arguments);
                return false;
            case IComplexTypeNode type:
                foreach (var field in type.Fields)
                    Check($"{type.Name.Value}.{field.Name.Value}", field.Arguments);
                return false;
            default:
                return node is DocumentNode;
        }
    }

    private void Check(string parent, IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.GroupBy(a => a.Name.Value).Where(g => g.Skip(1).Any()))
            context.Report($"Argument \"{parent}({group.Key}:)\" can only be defined once.", [.. group.Select(a => a.Name)]);
    }
}
