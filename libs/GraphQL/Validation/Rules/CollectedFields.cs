using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Validation.Rules;

/// <summary>A field in a selection set, with the type it is selected on.</summary>
internal sealed class CollectedField(IType? parentType, FieldNode node)
{
    private IReadOnlyDictionary<string, string>? arguments;

    public IType? ParentType { get; } = parentType;

    public FieldNode Node { get; } = node;

    public FieldDefinition? Definition { get; } = (parentType as ComplexType)?.Fields.Find(node.Name.Value);

    public bool IsSimpleLeaf { get; } = node.Arguments.Count == 0 && node.SelectionSet is null;

    /// <summary>The arguments by name, as texts that are equal where the values mean the same.</summary>
    public IReadOnlyDictionary<string, string> Arguments => arguments ??= Texts();

    private Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in Node.Arguments)
            texts[argument.Name.Value] = Canonical(argument.Value);
        return texts;
    }

    private static string Canonical(IValueNode value) => value switch
    {
        StringValueNode text => $"{(text.Block ? "b" : "s")}{StringLiteral.Print(text.Value)}",
        ListValueNode list => $"[{string.Join(',', list.Items.Select(Canonical))}]",
        ObjectValueNode o => $"{{{string.Join(',', o.Fields
            .OrderBy(f => f.Name.Value, StringComparer.Ordinal)
            .Select(f => $"{f.Name.Value}:{Canonical(f.Value)}"))}}}",
        _ => SyntaxPrinter.Print(value),
    };
}

/// <summary>The fields of a selection set by response name, inline fragments included, and the fragments that it spreads.</summary>
internal sealed class CollectedFields
{
    public OrderedDictionary<string, List<CollectedField>> ByResponseName { get; } = new(StringComparer.Ordinal);

    public List<string> FragmentNames { get; } = [];

    /// <summary>Fragments compared with these fields already; the value tells whether as mutually exclusive.</summary>
    public Dictionary<string, bool> ComparedFragments { get; } = new(StringComparer.Ordinal);

    public static CollectedFields Of(Schema schema, IType? parentType, SelectionSetNode set)
    {
        var fields = new CollectedFields();
        fields.Collect(schema, parentType, set);
        return fields;
    }

    private void Collect(Schema schema, IType? parentType, SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!ByResponseName.TryGetValue(field.ResponseName, out var list))
                        ByResponseName[field.ResponseName] = list = [];
                    list.Add(new CollectedField(parentType, field));
                    break;
                case FragmentSpreadNode spread:
                    if (!FragmentNames.Contains(spread.Name.Value))
                        FragmentNames.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(schema, inline.TypeCondition is { } on ? schema.TypeFrom(on) : parentType, inline.SelectionSet);
                    break;
            }
        }
    }
}
