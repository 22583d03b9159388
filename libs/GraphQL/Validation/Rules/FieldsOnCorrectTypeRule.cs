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
        // The order is partial: insertion keeps it stable, as the sort of graphql-js does.
        var sorted = new List<NamedType>();
        foreach (var next in uses.Keys)
        {
            var at = sorted.Count;
            while (at > 0 && Compare(sorted[at - 1], next, uses) > 0)
                at--;
            sorted.Insert(at, next);
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
