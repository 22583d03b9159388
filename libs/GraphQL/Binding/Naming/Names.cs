using System.Reflection;
using System.Text;

namespace Neura.GraphQL.Binding.Naming;

/// <summary>From C# names to GraphQL names, as HotChocolate makes them.</summary>
internal static class Names
{
    /// <summary><c>GetAssetsAsync</c> → <c>assets</c>, <c>CreatedAt</c> → <c>createdAt</c>.</summary>
    public static string OfField(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
            return given.Name;
        var name = member.Name;
        if (member is MethodInfo)
        {
            if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]))
                name = name[3..];
            if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
                name = name[..^5];
        }
        return CamelCase(name);
    }

    public static string OfArgument(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? CamelCase(parameter.Name!);

    /// <summary>The name of an output type: interfaces lose their I, generic types are named after their arguments.</summary>
    public static string OfType(Type type)
    {
        if (type.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
            return given.Name;
        if (type.GetCustomAttribute<InterfaceTypeAttribute>()?.Name is { } interfaceName)
            return interfaceName;
        if (type.GetCustomAttribute<UnionTypeAttribute>()?.Name is { } unionName)
            return unionName;
        var name = type.Name;
        if (type.IsInterface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]))
            name = name[1..];
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}Of{string.Join("And", type.GetGenericArguments().Select(OfType))}";
    }

    public static string OfInput(Type type)
    {
        var name = OfType(type);
        var isNamed = type.GetCustomAttribute<GraphQLNameAttribute>() is not null;
        return isNamed || name.EndsWith("Input", StringComparison.Ordinal) ? name : $"{name}Input";
    }

    /// <summary><c>NotSignedIn</c> → <c>NOT_SIGNED_IN</c>.</summary>
    public static string OfEnumValue(FieldInfo value)
    {
        if (value.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
            return given.Name;
        var name = value.Name;
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && name[i - 1] != '_')
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }
        return text.ToString();
    }

    /// <summary><c>Id</c> → <c>id</c>, <c>URLPath</c> → <c>urlPath</c>, <c>ID</c> → <c>id</c>.</summary>
    public static string CamelCase(string name)
    {
        var text = name.ToCharArray();
        for (var i = 0; i < text.Length && char.IsUpper(text[i]); i++)
        {
            if (i > 0 && i + 1 < text.Length && char.IsLower(text[i + 1]))
                break;
            text[i] = char.ToLowerInvariant(text[i]);
        }
        return new string(text);
    }
}
