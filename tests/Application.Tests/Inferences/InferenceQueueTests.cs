using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Inferences;

public sealed class InferenceQueueTests(MarketFixture market) : IClassFixture<MarketFixture>, IAsyncDisposable
{
    private readonly PostgresQueue queue = new(
        market.Db, InferenceQueue.QueueName, new PostgresQueueOptions { Listen = false }, TimeProvider.System);

    public ValueTask DisposeAsync() => queue.DisposeAsync();

    [Fact]
    public async Task Page_that_is_applied_twice_enqueues_each_requested_job_once()
    {
        var job = Guid.NewGuid();
        await market.AppendAsync(
            StreamKeys.Inference(job), Requested() with { Job = job }, new InferenceEvent.InferenceStarted(job, "worker-1", 1));
        var page = await market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, MarketFixture.Ct);
        await ApplyAsync(page, commit: true);
        await ApplyAsync(page, commit: true);
        var lease = (await queue.LeaseAsync(10, TimeSpan.FromMinutes(1), MarketFixture.Ct)).ShouldHaveSingleItem();
        lease.Id.ShouldBe(job.ToString());

        await queue.CompleteAsync(lease, MarketFixture.Ct);
        await ApplyAsync(page, commit: true);
        (await queue.LeaseAsync(10, TimeSpan.FromMinutes(1), MarketFixture.Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Message_is_gone_where_the_projections_transaction_rolls_back()
    {
        var job = Guid.NewGuid();
        await market.AppendAsync(StreamKeys.Inference(job), Requested() with { Job = job });
        await ApplyAsync(await market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, MarketFixture.Ct), commit: false);
        (await market.CountAsync("select count(*) from queue_message_id where id = $1", job.ToString())).ShouldBe(0);
    }

    private async Task ApplyAsync(IReadOnlyList<IEvent> page, bool commit)
    {
        await using var connection = await market.Db.OpenConnectionAsync(MarketFixture.Ct);
        await using var transaction = await connection.BeginTransactionAsync(MarketFixture.Ct);
        await new InferenceQueue(queue).ApplyAsync(connection, transaction, page, MarketFixture.Ct);
        if (commit) await transaction.CommitAsync(MarketFixture.Ct);
    }
}
