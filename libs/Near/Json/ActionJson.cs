using System.Text.Json;
using Neura.Near.Blocks;

namespace Neura.Near.Json;

/// <summary>Function calls out of the JSON of actions, in the nodes' snake_case and in near-lake-framework-js's camelCase.</summary>
internal static class ActionJson
{
    /// <summary>The fields of a FunctionCall.</summary>
    /// <exception cref="JsonException">They are not what a function call has.</exception>
    public static MethodCall ReadCall(JsonElement body) => new(
        body.Text("method_name"),
        body.Field("args").TryGetBytesFromBase64(out var arguments) ? arguments : throw new JsonException("'args' is not base64."),
        ReadGas(body.Field("gas")),
        body.Parsed("deposit", NearToken.Parse));

    /// <summary>The function calls of a list of actions, in order; every other kind is passed over.</summary>
    public static IReadOnlyList<MethodCall> ReadCalls(JsonElement actions)
    {
        var calls = new List<MethodCall>();
        foreach (var action in actions.EnumerateArray())
            if (action.ValueKind == JsonValueKind.Object && action.TryGetProperty("FunctionCall", out var body))
                calls.Add(ReadCall(body));
        return calls;
    }

    private static Gas ReadGas(JsonElement gas) =>
        gas.ValueKind == JsonValueKind.Number && gas.TryGetUInt64(out var number) ? new Gas(number)
        : gas.ValueKind == JsonValueKind.String && ulong.TryParse(gas.GetString(), out var quoted) ? new Gas(quoted)
        : throw new JsonException("'gas' is not an amount of gas.");
}
