using System.Globalization;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Binding.Inputs;

/// <summary>Opens global ids given as arguments.</summary>
/// <param name="keyType">What the key is to become: string, Guid, int or long; or <see cref="NodeId"/>, which keeps the type.</param>
/// <param name="typeName">The only type whose ids are welcome; null for any.</param>
internal sealed class IdConverter(Type keyType, string? typeName, INodeIdSerializer ids)
{
    private static readonly Type[] KeyTypes = [typeof(string), typeof(Guid), typeof(int), typeof(long)];

    private readonly Type _keyType = keyType == typeof(NodeId) ? keyType : Require(keyType);

    public object Convert(object value)
    {
        if (!ids.TryParse((string)value, out var type, out var key) || (typeName is not null && type != typeName))
            throw Invalid();
        if (_keyType == typeof(NodeId))
            return new NodeId(type, key);
        return Key(key, _keyType) ?? throw Invalid();
    }

    public static object? Key(string key, Type keyType)
    {
        if (keyType == typeof(string))
            return key;
        if (keyType == typeof(Guid))
            return Guid.TryParseExact(key, "D", out var guid) ? guid : null;
        if (keyType == typeof(int))
            return int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        return long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
    }

    public static Type Require(Type keyType) => KeyTypes.Contains(keyType)
        ? keyType
        : throw new SchemaBindingException($"{keyType} cannot be the key of a global id; use string, Guid, int or long.");

    private GraphQLException Invalid()
    {
        var message = typeName is null ? "This is no valid id." : $"This is no valid id of a {typeName}.";
        return new GraphQLException(new GraphQLError(message).WithCode(ErrorCodes.InvalidId));
    }
}
