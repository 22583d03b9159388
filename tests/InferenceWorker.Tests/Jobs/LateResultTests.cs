using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using NeuraNft.Application.Tests;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Models;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>A worker that computes an answer when its job is another's already.</summary>
public sealed class LateResultTests(Workplace place) : IClassFixture<Workplace>
{
    private const int Stale = 3002;

    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    [Trait("Abuse", "55")]
    public async Task Row_55_late_result_after_reassignment_is_recorded_as_stale_and_unpaid()
    {
        // A model of its own (with an empty doc_string): one that is loaded would not be waited for.
        byte[] weights = [.. await File.ReadAllBytesAsync(TestData.Sample("language-id/lande50.onnx"), Ct), 0x32, 0];
        var model = new ModelReference(await place.StoreAsync(weights), Convert.ToHexStringLower(SHA256.HashData(weights)), 1);
        var (job, payer) = await place.PaidJobAsync(model, "text", "\"Guten Tag, wie geht es Ihnen heute?\"", place.Card);
        var release = new TaskCompletionSource();
        var blocking = place.Sessions.OpenAsync(
            new ModelSource("none", "", "", async (_, _) =>
            {
                await release.Task;
                throw new IOException();
            }), Ct);
        var log = new Seen();
        var late = place.Worker("late", o => o.WatchEvery = TimeSpan.FromHours(1), log).HandleAsync(job, 1, Ct);
        while (await place.StateAsync(job) is not InferenceState.Running)
            await Task.Delay(20, Ct);
        // Its lease is over, and the next worker begins.
        (await place.Jobs.AppendAsync(job, new InferenceCommand.StartInference("next", 2), "next", Ct)).ShouldBeNull();
        release.SetResult();
        await Should.ThrowAsync<IOException>(() => blocking);
        (await late).ShouldBeFalse();
        log.Ids.ShouldBe([Stale]);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Running>().Worker.ShouldBe("next");
        (await place.SettledAsync(payer)).ShouldBeEmpty();
        (await place.Worker("next").HandleAsync(job, 2, Ct)).ShouldBeTrue();
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Completed>().Worker.ShouldBe("next");
        (await place.SettledAsync(payer)).ShouldHaveSingleItem().ShouldBe(
            new BalanceEvent.BalanceCharged(payer, job, Asset, PaidJobs.Price));
    }

    private sealed class Seen : ILogger<RunJob>
    {
        public ConcurrentQueue<int> Ids { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Ids.Enqueue(eventId.Id);
    }
}
