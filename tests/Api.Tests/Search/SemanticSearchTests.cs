using NeuraNft.Api.Search.Semantic;
using NeuraNft.Api.Tests.Chat;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Search;

public sealed class SemanticSearchTests(ChatMarket market) : IClassFixture<ChatMarket>
{
    private const string Search = """
        query Search($text: String!, $where: AssetFilterInput) {
          assets(text: $text, where: $where, first: 10) {
            edges { score cursor highlights { field } node { name } } facets { kind { buckets { value count } } }
          }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asset_is_found_by_what_it_is_about_until_it_is_burnt()
    {
        var speech = new AssetId(Contract, "1:77");
        await market.Log.OnChainAsync(
            StreamKeys.Asset(speech), At(5), Alice, Ct,
            Minted() with
            {
                Asset = speech, Name = "Speech recognition",
                Metadata = Metadata with { Description = "Turns spoken audio into written text", Task = "automatic-speech-recognition" },
            });
        await SeesAsync("transcribing voices from audio recordings", names => names is ["Speech recognition", ..]);
        (await NamesAsync("transcribing voices from audio recordings", new { kind = "DATASET" })).ShouldBeEmpty();
        await market.Log.OnChainAsync(StreamKeys.Asset(speech), At(6), Alice, Ct, new AssetEvent.AssetBurnt(speech, Alice));
        await SeesAsync("transcribing voices from audio recordings", names => !names.Contains("Speech recognition"));
        await Eventually.HoldsAsync(
            () => Task.FromResult(market.Host.Service<SemanticIndex>().Count == 1), Ct);
    }

    [Fact]
    public async Task Words_and_meaning_together_come_first()
    {
        await SeesAsync("languages", names => names is ["lid176", ..]);
    }

    private Task SeesAsync(string text, Func<List<string>, bool> condition) =>
        Eventually.HoldsAsync(async () => condition(await NamesAsync(text, null)), Ct);

    private async Task<List<string>> NamesAsync(string text, object? where) =>
        [.. (await market.Log.As(Bob).AskAsync(Search, new { text, where }, Ct)).Field.GetProperty("edges").EnumerateArray()
            .Select(e => e.GetProperty("node").Text("name"))];
}
