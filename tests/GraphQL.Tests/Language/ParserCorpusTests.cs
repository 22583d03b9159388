using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neura.GraphQL.Language;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Language;

public sealed class ParserCorpusTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Parser_over_the_corpus_gives_the_same_trees_texts_and_errors() => Corpus.Run(Corpus.Read("parser.json").Cases, Check);

    private static string? Check(JsonElement item)
    {
        ISyntaxNode node;
        try
        {
            node = Parse(item.GetProperty("production").GetString()!, item.GetProperty("source").GetString()!, Options(item));
        }
        catch (SyntaxException e)
        {
            return item.TryGetProperty("error", out var error) ? Expectations.Compare(error, e.Error) : $"unexpected: {e.Message}";
        }
        if (!item.GetProperty("ok").GetBoolean())
            return "should have been refused";
        return CheckTree(item, AstJson.Of(node))
            ?? Expectations.Compare(item.GetProperty("printed").GetString()!, SyntaxPrinter.Print(node))
            ?? Expectations.Compare(
                item.GetProperty("stripped").GetString()!, IgnoredCharacters.Strip(item.GetProperty("source").GetString()!));
    }

    private static ISyntaxNode Parse(string production, string source, ParserOptions options) => production switch
    {
        "Document" => GraphQLParser.Parse(source, options),
        "Value" => GraphQLParser.ParseValue(source, options),
        "ConstValue" => GraphQLParser.ParseConstValue(source, options),
        _ => GraphQLParser.ParseType(source, options),
    };

    private static ParserOptions Options(JsonElement item) => !item.TryGetProperty("options", out var options)
        ? ParserOptions.Trusted
        : ParserOptions.Trusted with
        {
            MaxAllowedTokens = options.TryGetProperty("maxTokens", out var tokens) ? tokens.GetInt32() : int.MaxValue,
            AllowFragmentVariables = options.TryGetProperty("allowLegacyFragmentVariables", out var allow) && allow.GetBoolean(),
        };

    private static string? CheckTree(JsonElement item, JsonObject actual)
    {
        if (item.TryGetProperty("ast", out var ast))
            return Expectations.Compare(JsonObject.Create(ast)!.ToJsonString(Plain), actual.ToJsonString(Plain));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(actual.ToJsonString(Plain))));
        return Expectations.Compare(item.GetProperty("astSha256").GetString()!, hash);
    }
}
