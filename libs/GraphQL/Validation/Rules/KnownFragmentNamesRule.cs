using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Fragment-Spread-Target-Defined</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is FragmentSpreadNode { Name: var name } && context.Fragments.Find(name.Value) is null)
            context.Report($"Unknown fragment \"{name.Value}\".", name);
        return true;
    }
}
