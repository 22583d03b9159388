using System.Collections;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Cost;

/// <summary>
/// What the values of arguments weigh: every argument and input field as often as it is given, 1 where it takes an input object and
/// says nothing else, 0 for other values.
/// </summary>
internal sealed class InputWeights(IReadOnlyDictionary<string, object?> variables)
{
    private readonly SortedDictionary<string, IType> _read = new(StringComparer.Ordinal);

    /// <summary>The variables that were asked for, and what they stand for.</summary>
    public IReadOnlyDictionary<string, IType> Variables => _read;

    public double Of(InputValueDefinition input, IValueNode value) => Own(input) + OfLiteral(input.Type, value);

    /// <summary>What a coerced value weighs, without the argument or field that it is given for.</summary>
    public static double OfValue(IType type, object? value) => (type.NullableType(), value) switch
    {
        (ListType list, IList items) => items.Cast<object?>().Sum(item => OfValue(list.ElementType, item)),
        (InputObjectType map, IReadOnlyDictionary<string, object?> given) =>
            given.Sum(f => map.Fields.Find(f.Key) is { } field ? Own(field) + OfValue(field.Type, f.Value) : 0),
        _ => 0,
    };

    private double OfLiteral(IType type, IValueNode value)
    {
        if (type.NamedType() is not InputObjectType)
            return 0;
        switch (type.NullableType(), value)
        {
            case (_, VariableNode { Name.Value: var name }):
                _read.TryAdd(name, type);
                return OfValue(type, variables.GetValueOrDefault(name));
            case (ListType list, ListValueNode items):
                return items.Items.Sum(item => OfLiteral(list.ElementType, item));
            case (ListType list, _):
                return OfLiteral(list.ElementType, value);
            case (InputObjectType map, ObjectValueNode given):
                return given.Fields.Sum(f => map.Fields.Find(f.Name.Value) is { } field ? Of(field, f.Value) : 0);
            default:
                return 0;
        }
    }

    private static double Own(InputValueDefinition input) =>
        (input.KnownContextData is { } data ? CostData.Weight(data) : null) ?? (input.Type.NamedType() is InputObjectType ? 1 : 0);
}
