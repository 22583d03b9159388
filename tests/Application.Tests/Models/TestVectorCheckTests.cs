using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Application.Models;
using NeuraNft.Domain.Models;

namespace NeuraNft.Application.Tests.Models;

public sealed class TestVectorCheckTests
{
    [Theory]
    [InlineData("[1,2]", "[1.00009,2]", null)]
    [InlineData("[1,2]", "[1.0002,2]", "the value at index 0 is 1.0002, expected 1")]
    [InlineData("[1,2]", "[1,\"NaN\"]", "the value at index 1 is NaN, expected 2")]
    [InlineData("[1,2]", "[1]", "expected the shape [2], got [1]")]
    public void Answer_is_compared_value_by_value(string expected, string got, string? fault)
    {
        var (_, failure) = TestVectorCheck.Compare(Vector(expected), Output(got));
        if (fault is null)
            failure.ShouldBeNull();
        else
            failure.ShouldNotBeNull().Message.ShouldContain(fault);
    }

    [Fact]
    public void Large_values_may_differ_in_proportion()
    {
        TestVectorCheck.Compare(Vector("[1000000]"), Output("[1000050]")).ShouldBe((0.00005, null));
        TestVectorCheck.Compare(Vector("[1000000]"), Output("[1000200]")).Failure.ShouldNotBeNull();
    }

    [Fact]
    public void Output_that_is_missing_is_named() =>
        TestVectorCheck.Compare(Vector("[1]"), """{"tensors":[{"name":"z","shape":[1],"values":[1]}]}""").Failure
            .ShouldBe(new ModelTestFailure("TEST_MISMATCH", "The model has no output 'y'."));

    [Fact]
    public void Outputs_that_are_not_named_are_not_compared() => TestVectorCheck.Compare(
        Vector("[1]"), """{"tensors":[{"name":"z","shape":[1],"values":[9]},{"name":"y","shape":[1],"values":[1],"truncated":false}]}""")
        .Failure.ShouldBeNull();

    [Theory]
    [InlineData("""{"erased":true}""")]
    [InlineData("""{"tensors":[{"name":"y","shape":[1],"values":"AQ=="}]}""")]
    [InlineData("""{"tensors":[{"name":"y","shape":[1],"values":["a"]}]}""")]
    [InlineData("""{"tensors":null}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("")]
    public void Answer_that_cannot_be_compared_fails_its_own_test_only(string output) =>
        TestVectorCheck.Compare(Vector("[1]"), output)
            .ShouldBe((0, new ModelTestFailure("TEST_MISMATCH", "The answer has no tensors that can be compared.")));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""[{"name":"y","shape":[2],"values":[1]}]""")]
    [InlineData("""[{"name":"y","shape":[-1,-1],"values":[1]}]""")]
    [InlineData("""[{"name":"y","shape":[9223372036854775807,9223372036854775807],"values":[1]}]""")]
    [InlineData("""[{"name":"y","shape":[1],"values":["NaN"]}]""")]
    [InlineData("""[{"name":"y","shape":["1"],"values":[1]}]""")]
    [InlineData("""[{"shape":[1],"values":[1]}]""")]
    public void Row_52_what_is_no_tensor_is_refused(string expected) =>
        TestVectorCheck.RefusalOf(new ModelTestVector("text", "\"a\"", expected, 0)).ShouldNotBeNull().Code.ShouldBe("TEST_INVALID");

    [Fact]
    public void More_values_than_a_job_reports_are_refused() => TestVectorCheck.RefusalOf(
        Vector($"[{string.Join(',', Enumerable.Repeat(0, 1025))}]")).ShouldNotBeNull().Message.ShouldContain("1024");

    /// <summary>What a model answered passes as its own expectation, with no error.</summary>
    [Fact]
    public void Answer_passes_as_its_own_expectation() => Prop.ForAll<NormalFloat[]>(values =>
    {
        var list = string.Join(',', (values ?? []).Take(1024).Select(v => v.Get.ToString("R", CultureInfo.InvariantCulture)));
        return TestVectorCheck.Compare(Vector($"[{list}]") with { Tolerance = 0 }, Output($"[{list}]")) == (0, null);
    }).QuickCheckThrowOnFailure();

    private static ModelTestVector Vector(string values) => new("text", "\"a\"", $"[{Tensor(values)}]", 1e-4);

    private static string Output(string values) => $$"""{"tensors":[{{Tensor(values)}}]}""";

    private static string Tensor(string values) =>
        $$"""{"name":"y","shape":[{{(values == "[]" ? 0 : values.Split(',').Length)}}],"values":{{values}}}""";
}
