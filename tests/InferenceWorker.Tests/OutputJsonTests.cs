using System.Text.Json;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker.Tests;

public sealed class OutputJsonTests
{
    public static TheoryData<Array> Arrays =>
    [
        new byte[] { 1, 255 }, new sbyte[] { 1, -1 }, new ushort[] { 1, 2 }, new short[] { 1, 2 }, new uint[] { 1, 2 }, new[] { 1, 2 },
        new ulong[] { 1, 2 }, new long[] { 1, 2 }, new[] { 1f, 2 }, new[] { 1d, 2 },
    ];

    [Theory]
    [MemberData(nameof(Arrays))]
    public void Values_of_any_number_type_are_written_as_numbers(Array values)
    {
        var written = OutputJson.Write(new InferenceOutput(
            null, [], [new ReportedTensor("y", "any", [2], values, false)], HasNonFinite: false, TimeSpan.Zero));
        JsonSerializer.Deserialize<JsonElement>(written).GetProperty("tensors")[0].GetProperty("values").EnumerateArray()
            .Select(v => v.GetDouble()).ShouldBe(values.Cast<IConvertible>().Select(Convert.ToDouble));
    }
}
