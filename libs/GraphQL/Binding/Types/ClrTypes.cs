using System.Collections;
using System.Reflection;

namespace Neura.GraphQL.Binding.Types;

/// <summary>Questions about CLR types.</summary>
internal static class ClrTypes
{
    public static Type Unwrap(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The result of a task, where the value is one.</summary>
    public static NullabilityInfo Awaited(NullabilityInfo info) =>
        info.Type.IsGenericType && info.Type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(Task<>) || definition == typeof(ValueTask<>))
            ? info.GenericTypeArguments[0]
            : info;

    /// <summary>The items' type and nullability, where the type is a list.</summary>
    public static NullabilityInfo? Element(NullabilityInfo info)
    {
        if (info.Type.IsArray)
            return info.ElementType;
        return IsList(Unwrap(info.Type)) ? info.GenericTypeArguments[0] : null;
    }

    public static bool IsList(Type type) =>
        type.IsArray
        || (type.IsGenericType && type.GetGenericArguments().Length == 1 && typeof(IEnumerable).IsAssignableFrom(type));

    public static Type ElementOf(Type list) => list.IsArray ? list.GetElementType()! : list.GetGenericArguments()[0];

    public static bool IsConnection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Connection<>);

    public static bool IsNullable(NullabilityInfo info, NullabilityState state) =>
        info.Type.IsValueType ? Nullable.GetUnderlyingType(info.Type) is not null : state != NullabilityState.NotNull;

    /// <summary>The public properties that can be read, those of base types first, each in the order of the source.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type)
    {
        var types = type.IsInterface
            ? type.GetInterfaces().Append(type)
            : Bases(type).Reverse();
        var seen = new OrderedDictionary<string, PropertyInfo>(StringComparer.Ordinal);
        foreach (var level in types)
            foreach (var property in Declared(level))
                seen[property.Name] = property;
        return seen.Values;
    }

    private static IEnumerable<PropertyInfo> Declared(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(p => p.GetMethod?.IsPublic == true && p.GetIndexParameters().Length == 0)
        .Where(p => p.GetCustomAttribute<GraphQLIgnoreAttribute>() is null)
        .OrderBy(p => p.MetadataToken);

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType) && at != typeof(Exception); at = at.BaseType)
            yield return at;
    }
}
