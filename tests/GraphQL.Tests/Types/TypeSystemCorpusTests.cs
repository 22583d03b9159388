using System.Text.Json;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Types;

public sealed class TypeSystemCorpusTests
{
    [Fact]
    public void Schema_validation_over_the_corpus_gives_the_same_errors() => Corpus.Run(Corpus.Read("type-system.json").Cases, Check);

    private static string? Check(JsonElement item)
    {
        var documents = item.GetProperty("sdl").EnumerateArray()
            .Select(text => GraphQLParser.Parse(text.GetString()!, ParserOptions.Trusted));
        var schema = SdlSchema.BuildUnchecked([.. documents]);
        return Expectations.Compare(item.GetProperty("errors"), SchemaValidator.Validate(schema));
    }
}
