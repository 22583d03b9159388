using System.Collections;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution.Coercion;

/// <summary>Coerces one variable's value and tells every place in it that its type does not accept.</summary>
internal sealed class InputCoercion(string variable, VariableDefinitionNode definition, List<GraphQLError> errors, int maxErrors)
{
    public object? Coerce(object? value, IType type) => Coerce(value, type, null);

    private object? Coerce(object? value, IType type, InputPath? path)
    {
        if (type is NonNullType nonNull)
        {
            if (value is not null)
                return Coerce(value, nonNull.NullableType, path);
            Refuse(path, value, $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }
        return value is null
            ? null
            : type switch
            {
                ListType list => CoerceList(value, list.ElementType, path),
                InputObjectType input => CoerceObject(value, input, path),
                _ => CoerceLeaf(value, (NamedType)type, path),
            };
    }

    private List<object?> CoerceList(object value, IType elementType, InputPath? path)
    {
        if (value is string or IReadOnlyDictionary<string, object?> || value is not IEnumerable items)
            return [Coerce(value, elementType, path)];
        var coerced = new List<object?>();
        foreach (var item in items)
            coerced.Add(Coerce(item, elementType, new InputPath(path, coerced.Count)));
        return coerced;
    }

    private OrderedDictionary<string, object?>? CoerceObject(object value, InputObjectType type, InputPath? path)
    {
        if (value is not IReadOnlyDictionary<string, object?> given)
        {
            Refuse(path, value, $"Expected type \"{type.Name}\" to be an object.");
            return null;
        }
        var coerced = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var fieldValue))
                coerced.Add(field.Name, Coerce(fieldValue, field.Type, new InputPath(path, field.Name)));
            else if (field.HasDefaultValue)
                coerced.Add(field.Name, field.DefaultValue);
            else if (field.Type is NonNullType)
                Refuse(path, value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }
        RefuseUnknown(given, type, path);
        if (type.IsOneOf)
            RequireOne(coerced, given, type, path);
        return coerced;
    }

    private void RefuseUnknown(IReadOnlyDictionary<string, object?> given, InputObjectType type, InputPath? path)
    {
        foreach (var name in given.Keys)
        {
            if (type.Fields.Contains(name))
                continue;
            var suggestions = Suggestions.DidYouMean(Suggestions.For(name, type.Fields.Select(f => f.Name)));
            Refuse(path, given, $"Field \"{name}\" is not defined by type \"{type.Name}\".{suggestions}");
        }
    }

    private void RequireOne(
        OrderedDictionary<string, object?> coerced, IReadOnlyDictionary<string, object?> given, InputObjectType type, InputPath? path)
    {
        if (coerced.Count != 1)
            Refuse(path, given, $"Exactly one key must be specified for OneOf type \"{type.Name}\".");
        else if (coerced.GetAt(0) is { Value: null, Key: var key } && given.GetValueOrDefault(key) is null)
            Refuse(new InputPath(path, key), null, $"Field \"{key}\" must be non-null.");
    }

    private object? CoerceLeaf(object value, NamedType type, InputPath? path)
    {
        try
        {
            return type is EnumType e ? e.ParseValue(value) : ((ScalarType)type).ParseValue(value);
        }
        catch (GraphQLException refused)
        {
            Refuse(path, value, refused.Errors[0].Message);
        }
        catch (Exception refused) when (refused is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            Refuse(path, value, $"Expected type \"{type.Name}\".");
        }
        return null;
    }

    private void Refuse(InputPath? path, object? value, string message)
    {
        if (errors.Count >= maxErrors)
            return;
        var place = path is null ? "" : $" at \"{variable}{path}\"";
        errors.Add(new GraphQLError($"Variable \"${variable}\" got invalid value {Inspect.Value(value)}{place}; {message}", [definition]));
    }
}
