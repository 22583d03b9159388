using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Neura.GraphQL.Execution.Results;

/// <summary>Writes response values straight to JSON, without a tree of JSON nodes in between.</summary>
internal static class ResultWriter
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case ObjectResult result:
                WriteObject(json, result);
                break;
            case ListResult list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                WriteOther(json, value);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, ObjectResult result)
    {
        json.WriteStartObject();
        var fields = result.Selection.Fields;
        var values = result.Values;
        for (var i = 0; i < fields.Length; i++)
        {
            json.WritePropertyName(fields[i].Key);
            Write(json, values[i]);
        }
        json.WriteEndObject();
    }

    private static void WriteOther(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case long or uint or ulong or short or ushort or byte or sbyte:
                json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case BigInteger number:
                json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(json, map);
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map)
        {
            json.WritePropertyName(key);
            Write(json, value);
        }
        json.WriteEndObject();
    }
}
