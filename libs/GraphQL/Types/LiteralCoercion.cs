using System.Globalization;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>From literals to values (https://spec.graphql.org/October2021/#sec-Input-Values).</summary>
public static class LiteralCoercion
{
    /// <summary>Coerces a literal to an input type. False where the type does not accept it, or a variable in it has no value.</summary>
    /// <param name="variables">The coerced variables; null counts as none. A variable without a value must not be in it.</param>
    public static bool TryCoerce(
        IValueNode node, IType type, out object? value, IReadOnlyDictionary<string, object?>? variables = null)
    {
        value = null;
        if (node is VariableNode v)
            return variables is not null
                && variables.TryGetValue(v.Name.Value, out value)
                && (value is not null || type is not NonNullType);
        if (type is NonNullType nonNull)
            return node is not NullValueNode && TryCoerce(node, nonNull.NullableType, out value, variables);
        if (node is NullValueNode)
            return true;
        return type switch
        {
            ListType list => TryCoerceList(node, list.ElementType, out value, variables),
            InputObjectType input => TryCoerceObject(node, input, out value, variables),
            ScalarType or EnumType => TryCoerceLeaf(node, type, out value, variables),
            _ => false,
        };
    }

    /// <summary>The literal as string, bool, int, long, double, list, dictionary or null; variables as they are.</summary>
    public static object? ToPlainValue(IValueNode node, IReadOnlyDictionary<string, object?>? variables) => node switch
    {
        IntValueNode n when int.TryParse(n.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) => i,
        IntValueNode n when long.TryParse(n.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var l) => l,
        IntValueNode n => double.Parse(n.Value, CultureInfo.InvariantCulture),
        FloatValueNode n => double.Parse(n.Value, CultureInfo.InvariantCulture),
        StringValueNode n => n.Value,
        EnumValueNode n => n.Value,
        BooleanValueNode n => n.Value,
        ListValueNode n => n.Items.Select(item => ToPlainValue(item, variables)).ToList(),
        ObjectValueNode n => ToPlainObject(n, variables),
        VariableNode n => variables?.GetValueOrDefault(n.Name.Value),
        _ => null,
    };

    private static OrderedDictionary<string, object?> ToPlainObject(ObjectValueNode node, IReadOnlyDictionary<string, object?>? variables)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
            map[field.Name.Value] = ToPlainValue(field.Value, variables);
        return map;
    }

    private static bool TryCoerceList(
        IValueNode node, IType elementType, out object? value, IReadOnlyDictionary<string, object?>? variables)
    {
        value = null;
        var items = node is ListValueNode list ? list.Items : [node];
        var result = new List<object?>(items.Count);
        foreach (var item in items)
        {
            // A variable without a value is null as an item, where it would be left out as a field.
            if (node is ListValueNode && IsMissing(item, variables) && elementType is not NonNullType)
                result.Add(null);
            else if (TryCoerce(item, elementType, out var coerced, variables))
                result.Add(coerced);
            else
                return false;
        }
        value = result;
        return true;
    }

    private static bool TryCoerceObject(
        IValueNode node, InputObjectType type, out object? value, IReadOnlyDictionary<string, object?>? variables)
    {
        value = null;
        if (node is not ObjectValueNode literal)
            return false;
        var given = new Dictionary<string, IValueNode>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
            given[field.Name.Value] = field.Value;
        var result = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (!given.TryGetValue(field.Name, out var fieldNode) || IsMissing(fieldNode, variables))
            {
                if (field.HasDefaultValue)
                    result[field.Name] = field.DefaultValue;
                else if (field.Type is NonNullType)
                    return false;
            }
            else if (TryCoerce(fieldNode, field.Type, out var coerced, variables))
            {
                result[field.Name] = coerced;
            }
            else
            {
                return false;
            }
        }
        if (type.IsOneOf && (result.Count != 1 || result.GetAt(0).Value is null))
            return false;
        value = result;
        return true;
    }

    private static bool TryCoerceLeaf(
        IValueNode node, IType type, out object? value, IReadOnlyDictionary<string, object?>? variables)
    {
        value = null;
        try
        {
            value = type is EnumType e ? e.ParseLiteral(node) : ((ScalarType)type).ParseLiteral(node, variables);
            return true;
        }
        catch (GraphQLException)
        {
            return false; // the rules on values tell the client why; here it is only unusable
        }
    }

    private static bool IsMissing(IValueNode node, IReadOnlyDictionary<string, object?>? variables) =>
        node is VariableNode variable && (variables is null || !variables.ContainsKey(variable.Name.Value));
}
