using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime.Tensors;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Tests.Models;

public sealed class ModelSessionCacheTests : IDisposable
{
    private readonly ModelSessionCache _cache = Cache(maxCount: 2);
    private int _fetches;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Open_twice_fetches_once()
    {
        using var first = await Open(_cache, Model(1));
        using var second = await Open(_cache, Model(1));
        second.Session.ShouldBeSameAs(first.Session);
        _fetches.ShouldBe(1);
    }

    [Fact]
    public async Task Open_at_the_same_time_fetches_once()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open(_cache, Model(1))));
        _fetches.ShouldBe(1);
        foreach (var lease in leases)
            lease.Dispose();
    }

    [Fact]
    public async Task Least_recently_used_goes_first()
    {
        (await Open(_cache, Model(1))).Dispose();
        (await Open(_cache, Model(2))).Dispose();
        (await Open(_cache, Model(1))).Dispose();
        (await Open(_cache, Model(3))).Dispose();
        _cache.Count.ShouldBe(2);
        (await Open(_cache, Model(1))).Dispose();
        _fetches.ShouldBe(3);
        (await Open(_cache, Model(2))).Dispose();
        _fetches.ShouldBe(4);
    }

    [Fact]
    public async Task Session_in_use_outlives_its_eviction()
    {
        using var kept = await Open(_cache, Model(1));
        (await Open(_cache, Model(2))).Dispose();
        (await Open(_cache, Model(3))).Dispose();
        Runs(kept.Session, 1);
    }

    [Fact]
    public async Task Session_in_use_outlives_the_cache()
    {
        using var cache = Cache(maxCount: 2);
        using var kept = await Open(cache, Model(1));
        cache.Dispose();
        Runs(kept.Session, 1);
    }

    [Fact]
    public async Task Session_not_in_use_is_closed_when_evicted()
    {
        var gone = await Open(_cache, Model(1));
        gone.Dispose();
        (await Open(_cache, Model(2))).Dispose();
        (await Open(_cache, Model(3))).Dispose();
        Should.Throw<ObjectDisposedException>(() => Runs(gone.Session, 1));
    }

    [Fact]
    public async Task Model_over_the_bytes_is_used_but_not_kept()
    {
        using var cache = Cache(maxCount: 2, maxBytes: 1);
        using var lease = await Open(cache, Model(1));
        cache.Count.ShouldBe(0);
        Runs(lease.Session, 1);
    }

    [Fact]
    [Trait("Abuse", "41")]
    public async Task Bytes_with_another_hash_are_refused_and_not_kept()
    {
        var result = await _cache.OpenAsync(Source(Sha256(Model(1)), (room, _) => Fill(room, Model(2))), Token);
        result.Refusal().Code.ShouldBe("INTEGRITY");
        _cache.Count.ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "41")]
    public async Task Row_41_sealed_model_that_is_loaded_is_not_found_by_its_hash_alone()
    {
        var hash = Sha256(Model(1));
        using var kept = (await _cache.OpenAsync(
            Source(hash, (room, _) => Fill(room, Model(1))) with { IsVerified = true, IsSealed = true }, Token)).Value();
        var claimed = await _cache.OpenAsync(Source(hash, (room, _) => Fill(room, Model(2))), Token);
        claimed.Refusal().Code.ShouldBe("INTEGRITY");
        using var own = await Open(_cache, Model(1));
        own.Session.ShouldNotBeSameAs(kept.Session);
    }

    [Fact]
    public async Task Model_over_the_limit_is_refused_before_room_is_made_for_it()
    {
        var limits = new ModelLimits { MaxModelBytes = 10 };
        using var cache = new ModelSessionCache(new InProcessLoader(ExecutionProviderChoice.Cpu, limits, TimeProvider.System));
        var isRoom = false;
        var refused = await cache.OpenAsync(
            Source("x", (room, _) =>
            {
                room(11);
                isRoom = true;
                return Task.CompletedTask;
            }),
            Token);
        (refused.Refusal().Code, isRoom).ShouldBe(("RESOURCE_LIMIT", false));
    }

    [Fact]
    public async Task Fetch_that_fails_leaves_the_cache_usable()
    {
        await Should.ThrowAsync<IOException>(() => _cache.OpenAsync(Source(Sha256(Model(1)), (_, _) => throw new IOException()), Token));
        (await Open(_cache, Model(1))).Dispose();
    }

    private static ModelSessionCache Cache(int maxCount, long maxBytes = 1 << 20) =>
        new(new InProcessLoader(ExecutionProviderChoice.Cpu, ModelLimits.Default, TimeProvider.System), maxCount, maxBytes);

    private static byte[] Model(int length) => OnnxBytes.OneNode("Identity", 1, TensorElementType.Float, length);

    private static string Sha256(byte[] model) => Convert.ToHexStringLower(SHA256.HashData(model));

    private static ModelSource Source(string sha256, Func<ModelRoom, CancellationToken, Task> fetch) => new(sha256, "", sha256, fetch);

    private static Task Fill(ModelRoom room, byte[] model)
    {
        model.CopyTo(room(model.Length));
        return Task.CompletedTask;
    }

    private static void Runs(IModelSession session, int length) =>
        session.ShouldBeOfType<ModelSession>().Run([ModelTensor.Of("x", [length], new float[length])], ModelSessions.Minute, Token).Value();

    private async Task<ModelLease> Open(ModelSessionCache cache, byte[] model)
    {
        var result = await cache.OpenAsync(
            Source(Sha256(model), async (room, token) =>
            {
                Interlocked.Increment(ref _fetches);
                await Task.Yield();
                token.ThrowIfCancellationRequested();
                await Fill(room, model);
            }),
            Token);
        return result.Value();
    }
}
