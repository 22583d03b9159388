using Neura.Messaging;

namespace NeuraNft.Messaging.Tests;

public sealed class EnqueueTests(QueueFixture fixture) : IClassFixture<QueueFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_exists_only_if_its_transaction_commits()
    {
        await using var queue = fixture.Queue("tx");
        await using var connection = await fixture.Database.DataSource.OpenConnectionAsync(Token);
        await using (var transaction = await connection.BeginTransactionAsync(Token))
        {
            (await queue.EnqueueAsync(connection, transaction, [new QueueMessage("a", "{}")], Token)).ShouldBe(1);
            (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
            await transaction.RollbackAsync(Token);
        }

        (await queue.LeaseAsync(1, Minute, Token)).ShouldBeEmpty();
        await using (var transaction = await connection.BeginTransactionAsync(Token))
        {
            (await queue.EnqueueAsync(connection, transaction, [new QueueMessage("a", "{}")], Token)).ShouldBe(1);
            await transaction.CommitAsync(Token);
        }

        (await queue.LeaseAsync(1, Minute, Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Id_is_for_ever_also_after_completion()
    {
        await using var queue = fixture.Queue("dedup");
        await queue.EnqueueAsync(new QueueMessage("a", "1"), Token);
        (await queue.EnqueueAsync(new QueueMessage("a", "2"), Token)).ShouldBeFalse();
        var lease = (await queue.LeaseAsync(10, Minute, Token)).ShouldHaveSingleItem();
        lease.Body.ShouldBe("1");
        (await queue.CompleteAsync(lease, Token)).ShouldBeTrue();
        (await queue.EnqueueAsync(new QueueMessage("a", "3"), Token)).ShouldBeFalse();
        (await queue.DepthAsync(Token)).ShouldBe(new QueueDepth(0, 0, 0, 0));
    }

    [Fact]
    public async Task Same_id_from_many_at_once_is_one_message()
    {
        await using var queue = fixture.Queue("race");
        var fresh = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => queue.EnqueueAsync(new QueueMessage("a", "{}"), Token)));
        fresh.Count(isFresh => isFresh).ShouldBe(1);
        (await queue.DepthAsync(Token)).Due.ShouldBe(1);
    }
}
