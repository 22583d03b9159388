using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Tests.Chain;

public sealed class ChainIngestionTests(MarketFixture market) : IClassFixture<MarketFixture>, IDisposable
{
    private readonly TestChain chain = new(market);
    private readonly ChainMetrics metrics = new();

    public void Dispose()
    {
        chain.Dispose();
        metrics.Dispose();
    }

    [Fact, Trait("Abuse", "4")]
    public async Task Ingestion_outlives_a_lost_database_and_goes_on_from_its_cursor()
    {
        var source = new Source(chain.Receipt("r", Logs.LevelSet()), new EventStoreUnavailableException("gone"));
        (await FollowAsync(source)).ShouldBe(12ul);
        (await chain.EventsAsync()).ShouldBe(1);
    }

    [Fact, Trait("Abuse", "3")]
    public async Task Ingestion_that_halted_reads_again_until_the_source_agrees()
    {
        var source = new Source(chain.Receipt("r", Logs.LevelSet()), new ChainHaltedException("a fork"));
        (await FollowAsync(source)).ShouldBe(12ul);
        (await chain.EventsAsync()).ShouldBe(1);
    }

    private async Task<ulong> FollowAsync(Source source)
    {
        var options = Options.Create(
            new ChainOptions { Network = chain.Network, Contract = chain.Contract, StartHeight = 10, PollMilliseconds = 10 });
        using var ingestion = new ChainIngestion(
            new ChainFollower(source, chain.Ingestion, options, metrics, TimeProvider.System), options, metrics, TimeProvider.System,
            NullLogger<ChainIngestion>.Instance);
        await ingestion.StartAsync(MarketFixture.Ct);
        await source.Told.Task.WaitAsync(TimeSpan.FromMinutes(2), MarketFixture.Ct);
        await ingestion.StopAsync(MarketFixture.Ct);
        return (await chain.CursorAsync())!.Height;
    }

    /// <summary>Blocks 10 and 12; the failure comes once, before 12.</summary>
    private sealed class Source(ExecutedReceipt receipt, Exception failure) : IBlockSource
    {
        private bool failed, read;

        public TaskCompletionSource Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken)
        {
            // Asked for more: what was read is taken.
            if (read)
                Told.TrySetResult();
            return Task.FromResult(12ul);
        }

        public Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
        {
            if (height == 12 && !failed)
            {
                failed = true;
                throw failure;
            }
            read |= height == 12;
            return Task.FromResult<BlockRead>(height switch
            {
                10 => new BlockRead.Found(TestChain.Block(10)),
                11 => new BlockRead.Skipped(11),
                12 => new BlockRead.Found(TestChain.BlockAfter(10, 12, receipt)),
                _ => new BlockRead.NotFinal(height, 12),
            });
        }
    }
}
