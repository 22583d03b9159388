using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Fragments-Must-Be-Used</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node) => node is DocumentNode;

    public override void Leave(ISyntaxNode node)
    {
        if (node is not DocumentNode document)
            return;
        var used = context.Fragments.ReachableFrom(document.Definitions.OfType<OperationDefinitionNode>())
            .Select(f => f.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>().Where(f => !used.Contains(f.Name.Value)))
            context.Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
    }
}
