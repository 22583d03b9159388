using System.Security.Cryptography;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using Neura.EventStore;
using NeuraNft.Application.Rights;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>Jobs on models that are stored encrypted.</summary>
public sealed class SealedJobTests(Workplace place) : IClassFixture<Workplace>
{
    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    public async Task Sealed_model_is_run_with_a_key_released_for_the_attempt()
    {
        var (asset, model) = await SealAsync(await WeightsAsync());
        await place.Market.AppendAsync(StreamKeys.Asset(asset), Granted(Bob, AccessLevel.UseModel) with { Asset = asset });
        var job = await place.JobAsync(Bob, asset: asset, model: model);
        (await place.Worker("sealed-1").HandleAsync(job, 1, Ct)).ShouldBeTrue();
        var done = (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Completed>();
        // What is public says nothing of the plaintext, not even its hash.
        (done.Result.ModelCid, done.Result.ModelSha256).ShouldBe((model.Cid, model.Sha256));
        var key = (await KeysAsync(asset)).ShouldHaveSingleItem().ShouldBeOfType<KeyEvent.KeyReleased>();
        (key.Account, key.Worker, key.Job, key.Attempt, key.Purpose).ShouldBe((Bob, "sealed-1", job, 1, KeyPurpose.Inference));
    }

    [Fact]
    public async Task Each_job_needs_a_release_of_its_own_though_the_model_is_loaded()
    {
        var (asset, model) = await SealAsync(await WeightsAsync());
        var worker = place.Worker("sealed-2");
        for (var i = 0; i < 2; i++)
            await worker.HandleAsync(await place.JobAsync(Alice, asset: asset, model: model), 1, Ct);
        (await KeysAsync(asset)).Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Abuse", "42")]
    public async Task Row_42_payload_that_was_changed_is_not_run()
    {
        // Weights of its own: sessions are kept by the plaintext's hash, whichever test loaded them.
        var (asset, model) = await SealAsync([.. await WeightsAsync(), 0], p => p[^1] ^= 1);
        var job = await place.JobAsync(Alice, asset: asset, model: model);
        await Should.ThrowAsync<AgeException>(() => place.Worker("sealed-3").HandleAsync(job, 1, Ct));
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Running>();
    }

    [Fact]
    public async Task Plaintext_that_is_not_what_the_owner_committed_to_is_not_run()
    {
        var (asset, model) = await SealAsync(await WeightsAsync(), committed: [1, 2, 3]);
        var job = await place.JobAsync(Alice, asset: asset, model: model);
        await place.Worker("sealed-4").HandleAsync(job, 1, Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("MODEL_INVALID");
    }

    [Fact]
    public async Task Model_that_gets_another_key_first_is_waited_for()
    {
        var (asset, model) = await SealAsync(await WeightsAsync());
        await place.Market.AppendAsync(
            StreamKeys.Content(asset),
            new ContentEvent.ReencryptionDue(asset, 1, 1, RightsLossReason.Revoked, Bob, false, 1, At(9)));
        var job = await place.JobAsync(Alice, asset: asset, model: model);
        var running = place.Worker("sealed-5").HandleAsync(job, 1, Ct);
        await Task.Delay(700, Ct);
        running.IsCompleted.ShouldBeFalse();
        await RenewAsync(asset, await WeightsAsync());
        await running;
        var done = (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Completed>();
        done.Result.ModelCid.ShouldNotBe(model.Cid);
        (await KeysAsync(asset)).ShouldHaveSingleItem().ShouldBeOfType<KeyEvent.KeyReleased>().Revision.ShouldBe(2);
    }

    private static Task<byte[]> WeightsAsync() => File.ReadAllBytesAsync(TestData.Sample("language-id/lande50.onnx"), Ct);

    private async Task<(AssetId Asset, ModelReference Model)> SealAsync(
        byte[] weights, Action<byte[]>? spoil = null, byte[]? committed = null)
    {
        var asset = Asset with { TokenId = $"1:{Guid.NewGuid():N}" };
        var content = await EncryptAsync(asset, 1, weights, spoil, committed);
        var payload = content.Payload;
        var version = new AssetVersion(1, payload.Cid, payload.Sha256, payload.Size, content.Commitment, At(1));
        await place.Market.AppendAsync(StreamKeys.Asset(asset), Minted() with { Asset = asset, Version = version });
        await SaveAsync(content, new ContentEvent.AssetSealed(asset, 1, 1, payload, content.Commitment, 0, Alice, ContentSample.Statement));
        return (asset, new ModelReference(payload.Cid, payload.Sha256, 1));
    }

    private async Task RenewAsync(AssetId asset, byte[] weights)
    {
        var old = (await new SealedContents(place.Market.Db).FindAsync(asset, 1, Ct)).ShouldNotBeNull();
        var content = (await EncryptAsync(asset, 2, weights, null, null)) with { Salt = old.Salt, Commitment = old.Commitment };
        await SaveAsync(content, new ContentEvent.ReencryptionDone(asset, 1, 2, "old", content.Payload));
    }

    private async Task SaveAsync(SealedContent content, ContentEvent @event)
    {
        var session = place.Market.Store.LightweightSession(EventMetadata.None);
        foreach (var command in SealedContents.Put(content))
            session.QueueSqlCommand(command);
        session.Events.Append(StreamKeys.Content(content.Asset), ExpectedVersion.Any, [@event]);
        (await session.SaveChangesAsync(Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
    }

    private async Task<SealedContent> EncryptAsync(
        AssetId asset, int revision, byte[] weights, Action<byte[]>? spoil, byte[]? committed)
    {
        using var encrypted = new MemoryStream();
        using var fileKey = AgeFileKey.Create();
        await AgeFile.EncryptAsync(new MemoryStream(weights), encrypted, fileKey, Ct);
        var payload = encrypted.ToArray();
        spoil?.Invoke(payload);
        var stored = ((ContentWrite.Stored)await place.Content.PutAsync(new MemoryStream(payload), Ct)).Content;
        var (salt, hash) = (RandomNumberGenerator.GetBytes(32), SHA256.HashData(committed ?? weights));
        return new SealedContent(
            asset, 1, revision, new SealedPayload(stored.Cid.ToString(), stored.Sha256, stored.Size),
            Convert.ToHexStringLower(SHA256.HashData([.. salt, .. hash])), salt, hash, weights.Length,
            place.Custody.Seal(StreamKeys.Asset(asset), 1, fileKey), SealedContentState.Current);
    }

    private async Task<IReadOnlyList<object>> KeysAsync(AssetId asset) =>
        [.. (await place.Market.Store.FetchStreamAsync(StreamKeys.Keys(asset), 0, Ct)).Select(e => e.Data)];
}
