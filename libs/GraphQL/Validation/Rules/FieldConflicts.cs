using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>Finds the fields of a selection set that cannot be merged, through fragments and into subfields.</summary>
internal sealed class FieldConflicts(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, List<(IType? Parent, CollectedFields Fields)>> collected = [];
    private readonly Dictionary<(string, string), bool> comparedFragments = [];
    private readonly Dictionary<(CollectedField, CollectedField), string?> reasons = [];
    private readonly int most = Math.Max(FieldConflict.MaxTold, (int)Math.Min(context.Options.MaxAllowedErrors, 10_000L) + 1);
    private int budget = context.Options.MaxAllowedFieldMergeComparisons;

    public IReadOnlyList<FieldConflict> Within(IType? parentType, SelectionSetNode set)
    {
        var found = new List<FieldConflict>();
        var fields = Collect(parentType, set);
        foreach (var (name, list) in fields.ByResponseName)
            for (var i = 0; i < list.Count; i++)
                for (var j = i + 1; j < list.Count; j++)
                    Compare(found, false, name, list[i], list[j]);
        for (var i = 0; i < fields.FragmentNames.Count; i++)
        {
            CompareWithFragment(found, false, fields, fields.FragmentNames[i]);
            for (var j = i + 1; j < fields.FragmentNames.Count; j++)
                CompareFragments(found, false, fields.FragmentNames[i], fields.FragmentNames[j]);
        }
        return found;
    }

    private void CompareWithFragment(List<FieldConflict> found, bool exclusive, CollectedFields fields, string name)
    {
        Spend(1);
        if (fields.ByResponseName.Count == 0)
            return;
        // What was compared as overlapping need not be compared as exclusive, but the other way round.
        if (fields.ComparedFragments.TryGetValue(name, out var asExclusive) && (!asExclusive || exclusive))
            return;
        fields.ComparedFragments[name] = exclusive;
        if (context.Fragments.Find(name) is not { } fragment || CollectOf(fragment) is var other && other == fields)
            return;
        CompareSets(found, exclusive, fields, other);
        foreach (var next in other.FragmentNames)
            CompareWithFragment(found, exclusive, fields, next);
    }

    private void CompareFragments(List<FieldConflict> found, bool exclusive, string name1, string name2)
    {
        Spend(1);
        var pair = string.CompareOrdinal(name1, name2) < 0 ? (name1, name2) : (name2, name1);
        if (name1 == name2 || (comparedFragments.TryGetValue(pair, out var asExclusive) && (!asExclusive || exclusive)))
            return;
        comparedFragments[pair] = exclusive;
        if (context.Fragments.Find(name1) is not { } fragment1 || context.Fragments.Find(name2) is not { } fragment2)
            return;
        var fields1 = CollectOf(fragment1);
        var fields2 = CollectOf(fragment2);
        CompareSets(found, exclusive, fields1, fields2);
        foreach (var next in fields2.FragmentNames)
            CompareFragments(found, exclusive, name1, next);
        foreach (var next in fields1.FragmentNames)
            CompareFragments(found, exclusive, next, name2);
    }

    private List<FieldConflict> BetweenSubfields(bool exclusive, CollectedField field1, CollectedField field2)
    {
        var found = new List<FieldConflict>();
        var fields1 = Collect(field1.Definition?.Type.NamedType(), field1.Node.SelectionSet!);
        var fields2 = Collect(field2.Definition?.Type.NamedType(), field2.Node.SelectionSet!);
        CompareSets(found, exclusive, fields1, fields2);
        foreach (var name in fields2.FragmentNames)
            CompareWithFragment(found, exclusive, fields1, name);
        foreach (var name in fields1.FragmentNames)
            CompareWithFragment(found, exclusive, fields2, name);
        foreach (var name1 in fields1.FragmentNames)
            foreach (var name2 in fields2.FragmentNames)
                CompareFragments(found, exclusive, name1, name2);
        return found;
    }

    private void CompareSets(List<FieldConflict> found, bool exclusive, CollectedFields fields1, CollectedFields fields2)
    {
        StackGuard.Check();
        foreach (var (name, list1) in fields1.ByResponseName)
        {
            Spend(1);
            if (!fields2.ByResponseName.TryGetValue(name, out var list2))
                continue;
            foreach (var field1 in list1)
                foreach (var field2 in list2)
                    Compare(found, exclusive, name, field1, field2);
        }
    }

    private void Compare(List<FieldConflict> found, bool parentsExclusive, string name, CollectedField field1, CollectedField field2)
    {
        Spend(1);
        if (found.Count >= most)
            return; // more will never be told; each would cost its message
        // Objects of two different types are never one object, so their fields may differ in all but shape.
        var exclusive = parentsExclusive
            || (field1.ParentType != field2.ParentType && field1.ParentType is ObjectType && field2.ParentType is ObjectType);
        if (field1.IsSimpleLeaf && field2.IsSimpleLeaf && field1.Definition?.Type == field2.Definition?.Type
            && field1.Node.Name.Value == field2.Node.Name.Value)
            return;
        if ((exclusive ? null : Difference(field1, field2)) is { } reason)
            found.Add(new FieldConflict(name, reason, [field1.Node], [field2.Node]));
        else if (field1.Definition?.Type is { } type1 && field2.Definition?.Type is { } type2 && DoConflict(type1, type2))
            found.Add(new FieldConflict(
                name, $"they return conflicting types \"{type1}\" and \"{type2}\"", [field1.Node], [field2.Node]));
        else if (field1.Node.SelectionSet is not null && field2.Node.SelectionSet is not null
            && FieldConflict.OfSubfields(BetweenSubfields(exclusive, field1, field2), name, field1.Node, field2.Node) is { } below)
            found.Add(below);
    }

    private string? Difference(CollectedField field1, CollectedField field2)
    {
        if (reasons.TryGetValue((field1, field2), out var known))
            return known;
        var (name1, name2) = (field1.Node.Name.Value, field2.Node.Name.Value);
        return reasons[(field1, field2)] =
            name1 != name2
                ? $"\"{FieldConflict.Abbreviate(name1)}\" and \"{FieldConflict.Abbreviate(name2)}\" are different fields"
            : !HaveSameArguments(field1, field2) ? "they have differing arguments"
            : null;
    }

    private bool HaveSameArguments(CollectedField field1, CollectedField field2)
    {
        Spend(field1.Node.Arguments.Count);
        return field1.Node.Arguments.Count == field2.Node.Arguments.Count
            && field1.Node.Arguments.All(a =>
                field2.Arguments.TryGetValue(a.Name.Value, out var value) && value == field1.Arguments[a.Name.Value]);
    }

    private static bool DoConflict(IType type1, IType type2) => (type1, type2) switch
    {
        (ListType a, ListType b) => DoConflict(a.ElementType, b.ElementType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType a, NonNullType b) => DoConflict(a.NullableType, b.NullableType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (type1.IsLeafType() || type2.IsLeafType()) && type1 != type2,
    };

    private CollectedFields CollectOf(FragmentDefinitionNode fragment) =>
        Collect(context.Schema.TypeFrom(fragment.TypeCondition), fragment.SelectionSet);

    private CollectedFields Collect(IType? parentType, SelectionSetNode set)
    {
        if (!collected.TryGetValue(set, out var known))
            collected[set] = known = [];
        foreach (var (parent, fields) in known)
            if (parent == parentType)
                return fields;
        var collectedNow = CollectedFields.Of(context.Schema, parentType, set);
        known.Add((parentType, collectedNow));
        return collectedNow;
    }

    private void Spend(int cost)
    {
        budget -= cost;
        if (budget < 0)
            throw ValidationAborted.OutOfBudget;
    }
}
