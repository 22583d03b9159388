using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class SchemaBindingTests
{
    [Fact]
    public async Task Schema_of_sample_prints_as_written_here()
    {
        await using var server = new LibraryServer();
        server.Schema.Print().ShouldBe(LibrarySdl.Text, StringCompareShould.IgnoreLineEndings);
    }
}
