namespace NeuraNft.Architecture.Tests;

public sealed class ReadmeTests
{
    public static TheoryData<string> Libraries => DependencyTests.Libraries;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_says_what_it_is_and_how_to_swap_it(string library)
    {
        if (library != "db")
            Repository.Files().Contains($"{library}/README.md").ShouldBeTrue($"there is no {library}/README.md");
    }
}
