using Microsoft.Extensions.Options;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>Follows a simulated chain to its end, ended at random instants and begun again.</summary>
internal sealed class Simulation(MarketFixture market, SimulatedChain chain, int seed, int restartEvery) : IDisposable
{
    private readonly ChainMetrics metrics = new();
    private readonly Random random = new(seed + 1);

    public string Network { get; } = $"sim-{seed}";

    public int Restarts { get; private set; }

    public int Halts { get; private set; }

    public int Repeats { get; private set; }

    public SimulatedSource Source { get; } = new(chain, seed, (ulong)restartEvery / 5);

    private ChainOptions Options => new()
    {
        Network = Network,
        Contract = SimulatedMarket.Nrc101,
        StartHeight = SimulatedChain.FirstHeight,
        Contracts =
        {
            new() { Account = SimulatedMarket.Market, Kind = ContractKind.Market, StartHeight = SimulatedChain.FirstHeight },
            new() { Account = SimulatedMarket.Foreign, Kind = ContractKind.Nep171, StartHeight = SimulatedChain.FirstHeight },
        },
        PollMilliseconds = 10,
        BatchBlocks = 60,
    };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (ulong height = 0; height < chain.LastHeight; Restarts++)
        {
            // A life goes somewhat further than asked: so less is asked.
            await FollowAsync(Math.Max(height, SimulatedChain.FirstHeight) + (ulong)restartEvery / 2, cancellationToken);
            height = await HeightAsync(cancellationToken);
        }
    }

    private async Task<ulong> HeightAsync(CancellationToken cancellationToken) =>
        (await ChainCursor.FindAsync(market.Db, Network, SimulatedMarket.Nrc101, cancellationToken))?.Height ?? 0;

    // One life of the process: it ends after some height, mostly in the middle of reading or writing.
    private async Task FollowAsync(ulong until, CancellationToken cancellationToken)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var ingestion = new BlockIngestion(market.Store, market.Db, options, metrics);
        var follower = new ChainFollower(new ComparedBlockSource(Source, [Source]), ingestion, options, metrics, TimeProvider.System);
        try
        {
            await follower.StartAsync(life.Token);
            for (var i = 0; i < 5; i++)
                await RepeatAsync(ingestion, life.Token);
            while (await HeightAsync(life.Token) < Math.Min(until, chain.LastHeight))
                await follower.StepAsync(life.Token);
            life.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 20)));
            // No further than this, however late a busy machine tells the time.
            var atMost = Math.Min(until + (ulong)restartEvery / 4, chain.LastHeight);
            while (await HeightAsync(life.Token) < atMost)
                await follower.StepAsync(life.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Ended in the midst of it, as a killed process is.
        }
        catch (Exception e) when (e is ChainHaltedException or BlockSourceException { MustHalt: true })
        {
            Halts++;
        }
    }

    // A block that was taken is shown again: nothing may come of it.
    private async Task RepeatAsync(BlockIngestion ingestion, CancellationToken cancellationToken)
    {
        var group = (await ingestion.GroupsAsync(cancellationToken))[0];
        if (group.Cursor is null || chain.Find(group.Cursor.Height - (ulong)random.Next(200)) is not { } block)
            return;
        var again = BlockMessages.ReadMessage(block.ToMessage(), watched: null)!;
        (await ingestion.TakeAsync([again], group, cancellationToken)).ShouldBe(group);
        Repeats++;
    }

    public void Dispose() => metrics.Dispose();
}
