using System.Globalization;
using System.Text.Json;
using NeuraNft.Domain.Models;

namespace NeuraNft.Application.Models;

/// <summary>An owner's test: whether it can be one, and whether an answer is what it expects.</summary>
internal static class TestVectorCheck
{
    public const string Mismatch = "TEST_MISMATCH";
    private const int MaxBytes = 128 * 1024;
    private const double MaxTolerance = 1e6;

    /// <returns>Null where it can be one.</returns>
    public static ModelFileRefusal? RefusalOf(ModelTestVector vector)
    {
        if (vector.Expected.Length > MaxBytes || vector.Input.Length > MaxBytes)
            return Invalid($"its input and its expected tensors have {MaxBytes} characters each at most");
        if (!(vector.Tolerance is >= 0 and <= MaxTolerance))
            return Invalid("its tolerance is a number from 0 to 1,000,000");
        try
        {
            var tensors = ExpectedTensor.Read(JsonSerializer.Deserialize<JsonElement>(vector.Expected));
            return tensors.Count is 0 or > ExpectedTensor.MaxTensors
                ? Invalid($"it expects 1 to {ExpectedTensor.MaxTensors} tensors")
                : tensors.Select(RefusalOf).FirstOrDefault(r => r is not null);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return Invalid(e.Message);
        }
    }

    /// <returns>The largest error, and what is wrong where anything is: also where the answer holds nothing to compare.</returns>
    public static (double LargestError, ModelTestFailure? Failure) Compare(ModelTestVector vector, string output)
    {
        try
        {
            return CompareTensors(vector, output);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or JsonException or InvalidOperationException)
        {
            // Of an erased account, or of a worker of another version: whoever judges goes on with the next test.
            return (0, new ModelTestFailure(Mismatch, "The answer has no tensors that can be compared."));
        }
    }

    private static (double LargestError, ModelTestFailure? Failure) CompareTensors(ModelTestVector vector, string output)
    {
        var given = ExpectedTensor.Read(JsonSerializer.Deserialize<JsonElement>(output).GetProperty("tensors"));
        var largest = 0d;
        foreach (var expected in ExpectedTensor.Read(JsonSerializer.Deserialize<JsonElement>(vector.Expected)))
        {
            if (given.FirstOrDefault(g => g.Name == expected.Name) is not { } got)
                return (0, new ModelTestFailure(Mismatch, $"The model has no output '{expected.Name}'."));
            if (!got.Shape.SequenceEqual(expected.Shape) || got.Values.Count != expected.Values.Count)
                return (0, new ModelTestFailure(
                    Mismatch, $"Tensor '{expected.Name}': expected the shape {Text(expected)}, got {Text(got)}."));
            for (var i = 0; i < expected.Values.Count; i++)
            {
                var error = Math.Abs(got.Values[i] - expected.Values[i]) / Math.Max(1, Math.Abs(expected.Values[i]));
                // So written that NaN fails.
                if (!(error <= vector.Tolerance))
                    return (0, new ModelTestFailure(Mismatch, Sentence(expected, got, i, vector.Tolerance)));
                largest = Math.Max(largest, error);
            }
        }

        return (largest, null);
    }

    private static ModelFileRefusal? RefusalOf(ExpectedTensor tensor)
    {
        if (tensor.Values.Count > ExpectedTensor.MaxValues)
            return Invalid($"it expects {ExpectedTensor.MaxValues} values of a tensor at most");
        if (tensor.Values.Any(double.IsNaN))
            return Invalid($"it expects a value of '{tensor.Name}' that is no finite number");
        var count = tensor.Shape.Aggregate(1m, (product, length) => product > ExpectedTensor.MaxValues ? product : product * length);
        return tensor.Shape.All(l => l >= 0) && count == tensor.Values.Count
            ? null
            : Invalid($"the shape {Text(tensor)} of '{tensor.Name}' is not that of {tensor.Values.Count} values");
    }

    private static string Sentence(ExpectedTensor expected, ExpectedTensor got, int index, double tolerance) => string.Create(
        CultureInfo.InvariantCulture,
        $"Tensor '{expected.Name}': the value at index {index} is {got.Values[index]:G9}, "
        + $"expected {expected.Values[index]:G9} ± {tolerance:G3}.");

    private static string Text(ExpectedTensor tensor) => $"[{string.Join(',', tensor.Shape)}]";

    private static ModelFileRefusal Invalid(string why) => new("TEST_INVALID", $"The test cannot be used: {why.TrimEnd('.')}.");
}
