using Neura.GraphQL.Language;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>
/// Counts the fragments that an execution of each operation would enter. Fragments that spread two others each double with every
/// level: 26 lines of text are 67 million visits. The count itself is linear, as each fragment is counted once and remembered.
/// </summary>
internal sealed class FragmentVisitsRule(ValidationContext context) : ValidationRule
{
    private readonly Dictionary<string, long> visits = new(StringComparer.Ordinal);

    public override bool Enter(ISyntaxNode node)
    {
        if (node is OperationDefinitionNode operation && Count(operation.SelectionSet) > context.Options.MaxAllowedFragmentVisits)
            throw new ValidationAborted(new GraphQLError(
                $"The operation visits more than {context.Options.MaxAllowedFragmentVisits} fragments. Validation aborted.", [operation]));
        return node is DocumentNode;
    }

    private long Count(SelectionSetNode set)
    {
        StackGuard.Check();
        var count = 0L;
        foreach (var spread in context.Fragments.SpreadsIn(set))
            count = Math.Min(count + 1 + CountOf(spread.Name.Value), int.MaxValue);
        return count;
    }

    private long CountOf(string name)
    {
        if (visits.TryGetValue(name, out var known))
            return known;
        if (context.Fragments.Find(name) is not { } fragment)
            return 0;
        visits[name] = 0; // a cycle ends here; it has a rule of its own
        return visits[name] = Count(fragment.SelectionSet);
    }
}
