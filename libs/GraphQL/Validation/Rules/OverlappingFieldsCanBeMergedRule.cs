using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>
/// https://spec.graphql.org/October2021/#sec-Field-Selection-Merging: fields under one response name must be the same field. The
/// algorithm is graphql-js's, with memory of what was compared and a budget on comparisons, without which small documents cost minutes.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule
{
    private readonly FieldConflicts conflicts = new(context);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is SelectionSetNode set && context.Parent is not InlineFragmentNode && MayConflict(set))
            foreach (var conflict in conflicts.Within(context.TypeInfo!.ParentType, set))
                context.Report(
                    $"Fields \"{FieldConflict.Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}. "
                    + "Use different aliases on the fields to fetch both if this was intentional.",
                    [.. conflict.Fields1, .. conflict.Fields2]);
        return true;
    }

    private static bool MayConflict(SelectionSetNode set) => set.Selections.Count > 1 || set.Selections is [InlineFragmentNode];
}
