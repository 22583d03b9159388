using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;
using NeuraNft.Api.Tests.Models;
using NeuraNft.Application;
using NeuraNft.Application.Models;

namespace NeuraNft.Api.Tests.Tasks;

/// <summary>Real models of several tasks, each minted, registered and asked through the public door.</summary>
public sealed class TaskResultTests(Market market)
{
    private const string Ask = """
        mutation Ask($input: RequestInferenceInput!) { requestInference(input: $input) { job { id } errors { ... on Error { message } } } }
        """;

    private const string Result = """
        query Result($id: UUID!) {
          inferenceJob(id: $id) {
            status failureCode failureMessage
            result {
              __typename
              ... on ImageClassification { label score labels { label score } }
              ... on LanguageIdentification { language score candidates { label } }
              ... on TextEmbedding { dimensions values }
              ... on VoiceActivity { duration speech frameSeconds segments { start end } probabilities }
              ... on RawTensors { tensors { name type shape values truncated } nonFinite }
            }
          }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Image_is_classified()
    {
        using var owner = await market.LoggedInAsync(Ct);
        var (asset, token) = await MintAsync(owner, "fashion-mnist", "fed-mlp.onnx");
        (await market.SeesModelAsync(token, _ => true, Ct)).GetProperty("inputKind").GetString().ShouldBe("IMAGE");
        var image = await File.ReadAllBytesAsync(Sample("fashion-mnist", "ankle-boot.png"), Ct);
        var result = await AnswerAsync(owner, asset, new { image });
        result.GetProperty("__typename").GetString().ShouldBe("ImageClassification");
        result.GetProperty("label").GetString().ShouldBe("Ankle boot");
        result.GetProperty("labels").GetArrayLength().ShouldBe(5);
        var tensors = JsonSerializer.Deserialize<JsonElement>($$"""
            [{"name":"x","type":"float","shape":[1,784],"values":[{{string.Join(',', Enumerable.Repeat(0, 784))}}]}]
            """);
        (await AnswerAsync(owner, asset, new { tensors })).GetProperty("__typename").GetString().ShouldBe("ImageClassification");
    }

    [Fact]
    public async Task Silence_has_no_speech()
    {
        using var owner = await market.LoggedInAsync(Ct);
        var (asset, _) = await MintAsync(owner, "voice-activity", "silero_vad_v5.onnx");
        var result = await AnswerAsync(owner, asset, new { audio = Silence() });
        result.GetProperty("__typename").GetString().ShouldBe("VoiceActivity");
        result.GetProperty("duration").GetDouble().ShouldBe(0.5);
        result.GetProperty("segments").GetArrayLength().ShouldBe(0);
        result.GetProperty("probabilities").GetArrayLength().ShouldBe(16);
    }

    [Fact]
    public async Task Language_is_told_and_a_model_without_a_card_answers_tensors()
    {
        using var owner = await market.LoggedInAsync(Ct);
        var (asset, _) = await MintAsync(owner, "language-id", "lande50.onnx");
        var result = await AnswerAsync(owner, asset, new { text = market.Sample.Text });
        result.GetProperty("__typename").GetString().ShouldBe("LanguageIdentification");
        result.GetProperty("language").GetString().ShouldBe("deu");
        result.GetProperty("candidates").GetArrayLength().ShouldBe(5);

        var (bare, _) = await MintAsync(owner, "language-id", "lande50.onnx", withCard: false);
        var tensors = JsonSerializer.Deserialize<JsonElement>($$"""
            [{"name":"ngrams","type":"float","shape":[1,620],"values":[{{string.Join(',', Enumerable.Repeat(0, 620))}}]}]
            """);
        var raw = await AnswerAsync(owner, bare, new { tensors });
        raw.GetProperty("__typename").GetString().ShouldBe("RawTensors");
        raw.GetProperty("tensors")[0].GetProperty("values").GetArrayLength().ShouldBe(50);
    }

    private async Task<(string Id, string Token)> MintAsync(Wallet owner, string folder, string file, bool withCard = true)
    {
        var registered = await market.RegisterAsync(Sample(folder, file), Ct);
        var model = registered.ShouldBeOfType<Result<RegisteredModel, ModelFileRefusal>.Ok>().Value;
        var collection = await market.CollectionAsync(owner, folder, Ct);
        var card = withCard ? await market.KeepCardAsync(Sample(folder, "card.json"), Ct) : null;
        var token = await market.MintAsync(owner, SampleModel.MintArguments(collection, model, card!), Ct);
        var asset = await Eventually.SeesAsync(
            async () => (await market.Door.AskAsync(
                Operations.Asset, new { contract = market.Chain.Contract, token, account = owner.Account }, Ct)).Field,
            a => a.GetProperty("version").ValueKind == JsonValueKind.Object, Ct);
        var id = asset.GetProperty("id").GetString()!;
        Refusals.ThrowIfAny(await Registering.RegisterAsync(owner, id, Ct));
        return (id, token);
    }

    private static async Task<JsonElement> AnswerAsync(Wallet owner, string asset, object input)
    {
        var asked = await owner.Api.SendAsync(Ask, new { input = new { idempotencyKey = Guid.NewGuid(), assetId = asset, input } }, Ct);
        var id = asked.GetProperty("requestInference").GetProperty("job").GetProperty("id").GetString();
        var job = await Eventually.SeesAsync(
            async () => (await owner.Api.SendAsync(Result, new { id }, Ct)).GetProperty("inferenceJob"),
            j => j.GetProperty("status").GetString() is "COMPLETED" or "FAILED", Ct);
        job.GetProperty("status").GetString().ShouldBe("COMPLETED", job.ToString());
        return job.GetProperty("result");
    }

    private static string Sample(string folder, string file) => Path.Combine(AppContext.BaseDirectory, "samples", folder, file);

    // Half a second at 16 kHz.
    private static byte[] Silence()
    {
        var file = new byte[44 + 16_000];
        Convert.FromHexString("52494646A43E000057415645666D74201000000001000100803E0000007D00000200100064617461803E0000").CopyTo(file, 0);
        return file;
    }
}
