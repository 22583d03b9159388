using System.Globalization;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Binding.Inputs;

/// <summary>Opens global ids given as arguments.</summary>
/// <param name="keyType">What the key is to become: string, Guid, int or long.</param>
/// <param name="typeName">The only type whose ids are welcome; null for any.</param>
internal sealed class IdConverter(Type keyType, string? typeName, INodeIdSerializer ids)
{
    public object Convert(object value)
    {
        if (!ids.TryParse((string)value, out var type, out var key) || (typeName is not null && type != typeName))
            throw Invalid();
        return Key(key, keyType) ?? throw Invalid();
    }

    public static object? Key(string key, Type keyType)
    {
        if (keyType == typeof(string))
            return key;
        if (keyType == typeof(Guid))
            return Guid.TryParseExact(key, "D", out var guid) ? guid : null;
        if (keyType == typeof(int))
            return int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (keyType == typeof(long))
            return long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        throw new SchemaBindingException($"{keyType} cannot be the key of a global id; use string, Guid, int or long.");
    }

    private GraphQLException Invalid() =>
        new(new GraphQLError(typeName is null ? "This is no valid id." : $"This is no valid id of a {typeName}.").WithCode(ErrorCodes.InvalidId));
}
