using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Fragment-spread-is-possible</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (context.TypeInfo!.ParentType is not { } parent)
            return true;
        switch (node)
        {
            case InlineFragmentNode when context.TypeInfo.Type is NamedType type && IsImpossible(type, parent):
                context.Report($"Fragment cannot be spread here as {Never(parent, type)}", node);
                break;
            case FragmentSpreadNode spread when TypeOf(spread) is { } type && IsImpossible(type, parent):
                context.Report($"Fragment \"{spread.Name.Value}\" cannot be spread here as {Never(parent, type)}", node);
                break;
        }
        return true;
    }

    private static string Never(NamedType parent, NamedType type) => $"objects of type \"{parent}\" can never be of type \"{type}\".";

    private bool IsImpossible(NamedType type, NamedType parent) =>
        type.IsCompositeType() && !TypeComparison.DoOverlap(context.Schema, type, parent);

    private NamedType? TypeOf(FragmentSpreadNode spread) =>
        context.Fragments.Find(spread.Name.Value) is { } fragment ? context.Schema.GetType(fragment.TypeCondition.Name.Value) : null;
}
