using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Neura.Messaging;
using NeuraNft.Application.Tests;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Registry;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Registry;

/// <summary>What workers know of one another.</summary>
public sealed class RegistryTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    public async Task Worker_is_found_as_it_described_itself_until_it_falls_silent()
    {
        var table = new WorkerTable(market.Db);
        var row = Row("loud", "aa", "bb");
        await table.BeatAsync(row, isStart: true, Ct);
        var found = (await table.LivingAsync(Ct)).Single(w => w.Id == "loud");
        (found.Provider, found.MemoryBytes, found.Sandbox, found.IsDraining).ShouldBe(("CPUExecutionProvider", 5, row.Sandbox, false));
        found.Warm.ShouldBe(["aa", "bb"]);
        await market.ExecuteAsync("update inference_worker set seen_at = now() - interval '1 minute' where id = 'loud'");
        (await table.LivingAsync(Ct)).ShouldNotContain(w => w.Id == "loud");
    }

    [Fact]
    public void Models_that_only_others_have_loaded_are_left_to_them()
    {
        var elsewhere = new WarmElsewhere(Options.Create(new WorkerOptions { Id = "me" }));
        elsewhere.Learn([Row("me", "mine"), Row("a", "mine", "theirs"), Row("b", "leaving") with { IsDraining = true }], ["mine"]);
        elsewhere.Avoid.Hints.ShouldBe(["theirs"]);
        elsewhere.Avoid.For.ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task Job_is_left_to_others_for_a_while_and_starves_never()
    {
        await using var queue = new PostgresQueue(market.Db, "left", new PostgresQueueOptions(), TimeProvider.System);
        await queue.EnqueueAsync(new QueueMessage("1", "{}") { Hint = "theirs" }, Ct);
        await queue.EnqueueAsync(new QueueMessage("2", "{}") { Hint = "other" }, Ct);
        await queue.EnqueueAsync(new QueueMessage("3", "{}"), Ct);
        var hour = new QueueAvoidance(["theirs"], TimeSpan.FromHours(1));
        (await queue.LeaseAsync(10, TimeSpan.FromMinutes(1), hour, Ct)).Select(l => l.Id).ShouldBe(["2", "3"]);
        await market.ExecuteAsync("update queue_message set ready_at = now() - interval '2 hours' where queue = 'left' and id = '1'");
        (await queue.LeaseAsync(10, TimeSpan.FromMinutes(1), hour, Ct)).ShouldHaveSingleItem().Id.ShouldBe("1");
    }

    [Fact]
    [Trait("Abuse", "49")]
    public async Task Row_49_model_that_cost_a_process_is_not_loaded_again_but_with_more_memory()
    {
        var loader = new CostlyLoader();
        var source = new ModelSource("x", "x", "stored", (_, _) => Task.CompletedTask);
        for (var i = 0; i < 3; i++)
            (await Blocking(loader, 1L << 30).LoadAsync(source, Ct)).Refusal().Code.ShouldBe("RESOURCE_LIMIT");
        loader.Loads.ShouldBe(1);
        (await Blocking(loader, 2L << 30).LoadAsync(source, Ct)).Refusal().Code.ShouldBe("RESOURCE_LIMIT");
        loader.Loads.ShouldBe(2);
    }

    private BlockingLoader Blocking(IModelLoader loader, long memory) => new(
        loader, new BlockedModels(market.Db), Options.Create(new SandboxOptions { MemoryBytes = memory }),
        NullLogger<BlockingLoader>.Instance);

    private static WorkerRow Row(string id, params string[] warm) =>
        new(id, "CPUExecutionProvider", "1", 5, 2, SandboxFeatures.None with { Process = true, LandlockVersion = 7 }, warm, false);

    private sealed class CostlyLoader : IModelLoader
    {
        public int Loads { get; private set; }

        public Task<ModelResult<IModelSession>> LoadAsync(ModelSource source, CancellationToken cancellationToken)
        {
            Loads++;
            return Task.FromResult<ModelResult<IModelSession>>(new ModelRefusal.ResourceLimit("killed") { EndedProcess = true });
        }
    }
}
