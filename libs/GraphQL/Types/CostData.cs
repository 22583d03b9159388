using System.Globalization;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Types;

/// <summary>Where the cost of types, fields and arguments is kept: in their context data.</summary>
internal static class CostData
{
    private const string WeightKey = "cost";
    private const string ListSizeKey = "listSize";
    private const string AsyncKey = "isAsync";

    public static double? Weight(IDictionary<string, object?> data) =>
        data.TryGetValue(WeightKey, out var weight) ? (double?)weight : null;

    public static void SetWeight(IDictionary<string, object?> data, double? weight)
    {
        if (weight is not null)
            data[WeightKey] = weight;
    }

    /// <summary>What somebody said of the field; null where nobody did.</summary>
    public static ListSize? Size(FieldDefinition field) =>
        field.ContextData.TryGetValue(ListSizeKey, out var size) ? (ListSize?)size : null;

    public static void SetSize(FieldDefinition field, ListSize? size)
    {
        if (size is not null)
            field.ContextData[ListSizeKey] = size;
    }

    /// <summary>Whether the field fetches something; a guard before it makes no getter expensive.</summary>
    public static bool IsAsync(FieldDefinition field) =>
        field.ContextData.TryGetValue(AsyncKey, out var known) ? known is true : field.Resolver is not null;

    public static void SetAsync(FieldDefinition field, bool isAsync) => field.ContextData[AsyncKey] = isAsync;

    /// <summary>The size that the text of a schema tells; a page tells its own by its arguments.</summary>
    public static ListSize? Printed(IDictionary<string, object?> data) =>
        data.TryGetValue(ListSizeKey, out var size) && size is ListSize { Maximum: null } given ? given : null;

    /// <summary><c>@cost</c> and <c>@listSize</c> as text; empty where neither was given.</summary>
    public static string Print(IDictionary<string, object?> data)
    {
        var cost = Weight(data) is { } weight ? $" @cost(weight: \"{weight.ToString(CultureInfo.InvariantCulture)}\")" : "";
        return Printed(data) is { } size ? cost + Print(size) : cost;
    }

    public static void Read(IHasDirectives node, IDictionary<string, object?> data)
    {
        if (SdlDirectives.Argument(node, "cost", "weight") is StringValueNode weight
            && double.TryParse(weight.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            data[WeightKey] = value;
        if (SdlDirectives.Has(node, "listSize"))
            data[ListSizeKey] = new ListSize
            {
                AssumedSize = Int(SdlDirectives.Argument(node, "listSize", "assumedSize")),
                SlicingArguments = Names(SdlDirectives.Argument(node, "listSize", "slicingArguments")),
                SlicingArgumentDefaultValue = Int(SdlDirectives.Argument(node, "listSize", "slicingArgumentDefaultValue")),
                SizedFields = Names(SdlDirectives.Argument(node, "listSize", "sizedFields")),
                RequireOneSlicingArgument = SdlDirectives.Argument(node, "listSize", "requireOneSlicingArgument")
                    is not BooleanValueNode { Value: false },
            };
    }

    private static string Print(ListSize size)
    {
        var parts = new List<string>();
        if (size.AssumedSize is { } assumed)
            parts.Add($"assumedSize: {assumed}");
        if (size.SlicingArguments.Count > 0)
            parts.Add($"slicingArguments: [{Quoted(size.SlicingArguments)}]");
        if (size.SlicingArgumentDefaultValue is { } fallback)
            parts.Add($"slicingArgumentDefaultValue: {fallback}");
        if (size.SizedFields.Count > 0)
            parts.Add($"sizedFields: [{Quoted(size.SizedFields)}]");
        if (!size.RequireOneSlicingArgument)
            parts.Add("requireOneSlicingArgument: false");
        return $" @listSize({string.Join(", ", parts)})";
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(n => StringLiteral.Print(n)));

    private static int? Int(IValueNode? value) =>
        value is IntValueNode node && int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static IReadOnlyList<string> Names(IValueNode? value) => value switch
    {
        ListValueNode list => [.. list.Items.OfType<StringValueNode>().Select(i => i.Value)],
        StringValueNode one => [one.Value],
        _ => [],
    };
}
