using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Fragments-On-Composite-Types</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        switch (node)
        {
            case InlineFragmentNode { TypeCondition: { } condition } when IsLeaf(condition):
                context.Report($"Fragment cannot condition on non composite type \"{condition}\".", condition);
                break;
            case FragmentDefinitionNode fragment when IsLeaf(fragment.TypeCondition):
                context.Report(
                    $"Fragment \"{fragment.Name.Value}\" cannot condition on non composite type \"{fragment.TypeCondition}\".",
                    fragment.TypeCondition);
                break;
        }
        return true;
    }

    private bool IsLeaf(NamedTypeNode condition) => context.Schema.TypeFrom(condition) is { } type && !type.IsCompositeType();
}
