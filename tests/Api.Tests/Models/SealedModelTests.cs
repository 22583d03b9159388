using System.Text.Json;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Downloads;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Models;

namespace NeuraNft.Api.Tests.Models;

/// <summary>
/// A model that nobody sees is registered and tested all the same: custody opens it, and a worker with a key of its job's.
/// </summary>
public sealed class SealedModelTests(SealedAsset asset) : IClassFixture<SealedAsset>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sealed_model_is_described_and_passes_its_test()
    {
        // Version 2 is 2.5 MB of noise.
        var refusal = Refusals.First(await Registering.RegisterAsync(asset.Owner, asset.Minted.Id, Ct, version: 2)).ShouldNotBeNull();
        refusal.GetProperty("code").GetString().ShouldBe("MODEL_INVALID", refusal.ToString());

        await PublishAsync(await File.ReadAllBytesAsync(asset.Market.Sample.ModelFile, Ct));
        await NeedsATestUnlessTheOperatorSaysOtherwiseAsync();
        var test = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(asset.Market.Sample.TestFile, Ct));
        Refusals.ThrowIfAny(await Registering.RegisterAsync(asset.Owner, asset.Minted.Id, Ct, test, version: 3));
        var model = await asset.Market.SeesModelAsync(
            asset.Minted.TokenId, m => Registering.Tested("PASSED")(m) || Registering.Tested("FAILED")(m), Ct);
        model.GetProperty("test").GetProperty("state").GetString().ShouldBe("PASSED", model.ToString());
        model.GetProperty("size").GetInt64().ShouldBe(new FileInfo(asset.Market.Sample.ModelFile).Length);
    }

    private async Task PublishAsync(byte[] model)
    {
        var upload = await asset.UploadAsync(asset.Owner, model, Ct);
        var sealedSo = await asset.SealAsync(asset.Owner, 3, Ct, upload);
        sealedSo.GetProperty("errors").ValueKind.ShouldBe(JsonValueKind.Null, sealedSo.ToString());
        await asset.Owner.SignAndSubmitAsync(
            "preparePublishVersion", new { assetId = asset.Minted.Id, uploadId = upload, publicKey = asset.Owner.Key }, Ct);
        await asset.UntilAsync("{ version { number } }", a => a.GetProperty("version").GetProperty("number").GetInt32() == 3, Ct);
    }

    private async Task NeedsATestUnlessTheOperatorSaysOtherwiseAsync()
    {
        var store = asset.Market.Service<DocumentStore>();
        var state = await store.LightweightSession(EventMetadata.None).Events.AggregateStreamAsync(
            StreamKeys.Asset(new AssetId(asset.Market.Chain.Contract, asset.Minted.TokenId)), Aggregates.Asset, Ct);
        (await new ModelOffers(store, Options.Create(new ModelOptions())).FindAsync(state, Ct)).Refusal
            .ShouldBe(new ModelNotOffered(ModelOffer.Untested, null));
        (await new ModelOffers(store, Options.Create(new ModelOptions { OfferUntested = true })).FindAsync(state, Ct)).Refusal
            .ShouldBeNull();
    }
}
