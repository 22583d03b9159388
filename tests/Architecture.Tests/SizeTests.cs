namespace NeuraNft.Architecture.Tests;

/// <summary>Small files that fit a screen; tests are held to it like the rest.</summary>
public sealed class SizeTests
{
    private static readonly Lazy<IReadOnlyList<(string File, int Lines)>> Sizes =
        new(() => [.. Repository.CSharp().Select(f => (f, Repository.Lines(f).Length)).OrderBy(f => f.Length)]);

    [Fact]
    public void File_has_at_most_400_lines() => Sizes.Value.Where(f => f.Lines > 400).ShouldBeEmpty();

    [Fact]
    public void Median_file_has_at_most_50_lines() => Quantile(0.5).ShouldBeLessThanOrEqualTo(50);

    [Fact]
    public void Nine_files_of_ten_have_at_most_150_lines() => Quantile(0.9).ShouldBeLessThanOrEqualTo(150);

    [Fact]
    public void Line_has_at_most_140_characters() => Repository.CSharp()
        .SelectMany(f => Repository.Lines(f).Select((line, i) => (Place: $"{f}:{i + 1}", line.Length)))
        .Where(l => l.Length > 140).Select(l => $"{l.Place} ({l.Length})").ShouldBeEmpty();

    [Fact]
    public void Decision_record_has_at_most_50_lines() => Repository.Files()
        .Where(f => f.StartsWith("docs/decisions/", StringComparison.Ordinal) && Repository.Lines(f).Length > 50).ShouldBeEmpty();

    [Theory]
    [InlineData("README.md")]
    [InlineData(".editorconfig")]
    public void Front_page_has_at_most_120_lines(string file)
    {
        Repository.Files().Contains(file).ShouldBeTrue($"there is no {file}");
        Repository.Lines(file).Length.ShouldBeLessThanOrEqualTo(120);
    }

    private static int Quantile(double share) => Sizes.Value[(int)(share * (Sizes.Value.Count - 1))].Lines;
}
