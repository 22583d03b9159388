using System.Globalization;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>Whose cache may keep an answer.</summary>
public enum CacheControlScope
{
    Public,
    Private,
}

/// <summary>What <c>@cacheControl</c> says of a field or type; kept in its context data.</summary>
internal sealed record CacheControl(int? MaxAge, int? SharedMaxAge, bool InheritMaxAge, CacheControlScope? Scope)
{
    private const string Key = "cacheControl";
    private const string PersonalKey = "isPersonal";
    private const string PartKey = "isPartOfAbove";

    public static CacheControl? Of(IDictionary<string, object?>? data) =>
        data is not null && data.TryGetValue(Key, out var known) ? (CacheControl?)known : null;

    public static void Set(IDictionary<string, object?> data, CacheControl? given)
    {
        if (given is not null)
            data[Key] = given;
    }

    /// <summary>Whether the field's value depends on who asks, as far as the binder can see.</summary>
    public static bool IsPersonal(FieldDefinition field) => field.KnownContextData?.ContainsKey(PersonalKey) == true;

    public static void SetPersonal(FieldDefinition field) => field.ContextData[PersonalKey] = true;

    /// <summary>Whether the field is a part of what is above, as the nodes are of a page.</summary>
    public static bool IsPartOfAbove(FieldDefinition field) => field.KnownContextData?.ContainsKey(PartKey) == true;

    public static FieldDefinition PartOfAbove(FieldDefinition field)
    {
        field.ContextData[PartKey] = true;
        return field;
    }

    public static void Read(IHasDirectives node, IDictionary<string, object?> data)
    {
        if (!SdlDirectives.Has(node, Key))
            return;
        data[Key] = new CacheControl(
            Int(node, "maxAge"),
            Int(node, "sharedMaxAge"),
            SdlDirectives.Argument(node, Key, "inheritMaxAge") is BooleanValueNode { Value: true },
            SdlDirectives.Argument(node, Key, "scope") is EnumValueNode { Value: "PRIVATE" } ? CacheControlScope.Private : null);
    }

    /// <summary>The directive as text; empty where there is none.</summary>
    public static string Print(IDictionary<string, object?>? data)
    {
        if (Of(data) is not { } given)
            return "";
        List<string> parts = [];
        if (given.MaxAge is { } age)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"maxAge: {age}"));
        if (given.SharedMaxAge is { } shared)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"sharedMaxAge: {shared}"));
        if (given.InheritMaxAge)
            parts.Add("inheritMaxAge: true");
        if (given.Scope is CacheControlScope.Private)
            parts.Add("scope: PRIVATE");
        return $" @cacheControl{(parts.Count == 0 ? "" : $"({string.Join(", ", parts)})")}";
    }

    private static int? Int(IHasDirectives node, string argument) =>
        SdlDirectives.Argument(node, Key, argument) is IntValueNode literal
        && int.TryParse(literal.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
