using System.Text.Json;
using Neura.GraphQL.Language;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Language;

public sealed class StringsCorpusTests
{
    [Fact]
    public void Block_strings_and_stripping_over_the_corpus_give_the_same_texts() =>
        Corpus.Run(Corpus.Read("strings.json").Cases, Check);

    private static string? Check(JsonElement item)
    {
        var input = item.GetProperty("input");
        try
        {
            var actual = item.GetProperty("fn").GetString() switch
            {
                "dedentBlockStringLines" =>
                    JsonSerializer.Serialize(BlockString.Dedent([.. input.EnumerateArray().Select(l => l.GetString()!)])),
                "printBlockString" => BlockString.Print(input.GetString()!, item.TryGetProperty("options", out _)),
                _ => IgnoredCharacters.Strip(input.GetString()!),
            };
            var output = item.GetProperty("output");
            return Expectations.Compare(
                output.ValueKind == JsonValueKind.Array ? JsonSerializer.Serialize(output) : output.GetString()!, actual);
        }
        catch (SyntaxException e)
        {
            return item.TryGetProperty("error", out var error) ? Expectations.Compare(error, e.Error) : $"unexpected: {e.Message}";
        }
    }
}
