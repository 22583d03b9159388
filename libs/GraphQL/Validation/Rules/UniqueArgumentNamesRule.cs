using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Argument-Uniqueness</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        var arguments = (node as FieldNode)?.Arguments ?? (node as DirectiveNode)?.Arguments ?? [];
        if (arguments.Count < 2)
            return true;
        foreach (var group in arguments.GroupBy(a => a.Name.Value).Where(g => g.Skip(1).Any()))
            context.Report($"There can be only one argument named \"{group.Key}\".", [.. group.Select(a => a.Name)]);
        return true;
    }
}
