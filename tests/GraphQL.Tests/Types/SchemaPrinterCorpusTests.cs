using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Types;

public sealed class SchemaPrinterCorpusTests
{
    [Fact]
    public void Schemas_of_the_corpus_print_the_same() => Corpus.Run(
        Corpus.Read("introspection.json").Cases,
        item => Expectations.Compare(item.GetProperty("printed").GetString()!, Print(item.GetProperty("sdl").GetString()!)));

    [Fact]
    public void Printed_schemas_of_the_corpus_read_back_as_the_same_text() => Corpus.Run(
        Corpus.Read("introspection.json").Cases,
        item => Expectations.Compare(Print(item.GetProperty("sdl").GetString()!), Print(Print(item.GetProperty("sdl").GetString()!))));

    private static string Print(string sdl) =>
        SchemaPrinter.Print(SdlSchema.BuildUnchecked(GraphQLParser.Parse(sdl, ParserOptions.Trusted)));
}
