using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/October2021/#sec-Field-Selections</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule
{
    public override bool Enter(ISyntaxNode node)
    {
        if (node is FieldNode field && context.TypeInfo is { Field: null, ParentType: { } type })
            context.Report($"Cannot query field \"{field.Name.Value}\" on type \"{type.Name}\".{Suggest(type, field.Name.Value)}", field);
        return true;
    }

    private string Suggest(NamedType type, string field)
    {
        if (context.Options.HideSuggestions)
            return "";
        var fragments = Suggestions.DidYouMean("to use an inline fragment on", [.. TypesWith(type, field).Select(t => t.Name)]);
        return fragments.Length > 0 ? fragments : context.DidYouMean(field, (type as ComplexType)?.Fields.Select(f => f.Name) ?? []);
    }

    /// <summary>The types below an abstract one that have the field: those that answer for more of them first, then supertypes.</summary>
    private List<NamedType> TypesWith(NamedType type, string field)
    {
        var uses = new OrderedDictionary<NamedType, int>();
        if (!type.IsAbstractType())
            return [];
        foreach (var possible in context.Schema.GetPossibleTypes(type).Where(t => t.Fields.Contains(field)))
        {
            uses[possible] = 1;
            foreach (var implemented in possible.Interfaces.Where(i => i.Fields.Contains(field)))
                uses[implemented] = uses.GetValueOrDefault(implemented) + 1;
        }
        return Sort([.. uses.Keys], uses);
    }

    /// <summary>
    /// Insertion by bisection, as V8 sorts short arrays: the order is not transitive, so the way of sorting shows in the result.
    /// </summary>
    private List<NamedType> Sort(List<NamedType> types, OrderedDictionary<NamedType, int> uses)
    {
        var sorted = new List<NamedType>();
        foreach (var next in types)
        {
            var (low, high) = (0, sorted.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Compare(next, sorted[middle], uses) < 0)
                    high = middle;
                else
                    low = middle + 1;
            }
            sorted.Insert(low, next);
        }
        return sorted;
    }

    private int Compare(NamedType a, NamedType b, OrderedDictionary<NamedType, int> uses)
    {
        if (uses[a] != uses[b])
            return uses[b] - uses[a];
        if (a is InterfaceType && context.Schema.IsSubType(a, b))
            return -1;
        if (b is InterfaceType && context.Schema.IsSubType(b, a))
            return 1;
        return NaturalOrder.Comparer.Compare(a.Name, b.Name);
    }
}
