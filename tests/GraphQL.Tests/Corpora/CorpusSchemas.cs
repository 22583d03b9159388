using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Corpora;

/// <summary>The schemas that a corpus names by id.</summary>
public static class CorpusSchemas
{
    public static IReadOnlyDictionary<string, Schema> Of(Corpus corpus) => corpus.Root.GetProperty("schemas")
        .EnumerateObject()
        .ToDictionary(s => s.Name, s => Build(s.Value.GetString()!));

    public static Schema Build(string sdl) => SdlSchema.BuildUnchecked(GraphQLParser.Parse(sdl, ParserOptions.Trusted));
}
