using System.Text.Json;

namespace NeuraNft.Application.Models;

/// <summary>A tensor of a test: what the model is to answer, or what it did.</summary>
internal sealed record ExpectedTensor(string Name, IReadOnlyList<long> Shape, IReadOnlyList<double> Values)
{
    /// <summary>More are not reported by a job, so they could not be compared.</summary>
    public const int MaxValues = 1024;

    public const int MaxTensors = 16;

    /// <summary>Reads [{"name","shape","values"}]; other members are passed over.</summary>
    /// <exception cref="FormatException">It is something else; the message says what.</exception>
    public static IReadOnlyList<ExpectedTensor> Read(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            throw new FormatException("Expected tensors are an array.");
        return [.. list.EnumerateArray().Select(One)];
    }

    private static ExpectedTensor One(JsonElement tensor)
    {
        if (tensor.ValueKind != JsonValueKind.Object || !tensor.TryGetProperty("name", out var name)
            || name.ValueKind != JsonValueKind.String || !tensor.TryGetProperty("shape", out var shape)
            || !tensor.TryGetProperty("values", out var values))
            throw new FormatException("A tensor has the members name, shape and values.");
        return new ExpectedTensor(name.GetString()!, [.. Items(shape).Select(Length)], [.. Items(values).Select(Number)]);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray()
        : throw new FormatException("A tensor's shape and values are arrays.");

    private static long Length(JsonElement length) => length.ValueKind == JsonValueKind.Number && length.TryGetInt64(out var value)
        ? value
        : throw new FormatException("A tensor's shape is a list of whole numbers.");

    // A job writes NaN and infinities by name.
    private static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when value.TryGetDouble(out var number) => number,
        JsonValueKind.String when value.GetString() is "NaN" or "Infinity" or "-Infinity" => double.NaN,
        _ => throw new FormatException("A tensor's values are numbers."),
    };
}
