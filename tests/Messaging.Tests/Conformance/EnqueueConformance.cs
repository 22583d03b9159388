using System.Text.Json.Nodes;
using Neura.Messaging;

namespace NeuraNft.Messaging.Tests.Conformance;

public abstract class EnqueueConformance<TMaker>(TMaker maker) : Conformance<TMaker>(maker) where TMaker : class, IQueueMaker
{
    [Fact]
    public async Task Message_enqueued_is_leased_with_its_body()
    {
        await using var queue = await QueueAsync("body");
        (await queue.EnqueueAsync(new QueueMessage("ä/1", """{"n":1,"s":"ü\n"}"""), Token)).ShouldBeTrue();
        var lease = await LeaseOneAsync(queue);
        (lease.Id, lease.Attempt, lease.Priority, lease.Exhausted).ShouldBe(("ä/1", 1, 4, false));
        JsonNode.DeepEquals(JsonNode.Parse(lease.Body), JsonNode.Parse("""{"n":1,"s":"ü\n"}""")).ShouldBeTrue();
        (lease.Until - lease.EnqueuedAt).ShouldBeInRange(Minute, Minute * 2);
    }

    [Fact]
    public async Task Id_that_was_completed_is_never_leased_again()
    {
        await using var queue = await QueueAsync("dedup");
        await queue.EnqueueAsync(new QueueMessage("a", "1"), Token);
        (await queue.CompleteAsync(await LeaseOneAsync(queue), Token)).ShouldBeTrue();
        (await queue.EnqueueAsync(new QueueMessage("a", "2"), Token)).ShouldBeFalse();
        (await queue.LeaseAsync(10, Minute, Token)).ShouldBeEmpty();
        await DepthAsync(queue, 0, 0, 0, 0);
    }

    [Fact]
    public async Task Of_an_id_that_many_enqueue_at_once_one_message_is_completed_once()
    {
        await using var queue = await QueueAsync("race");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => queue.EnqueueAsync(new QueueMessage("a", "{}"), Token)));
        var completed = 0;
        while (await queue.LeaseAsync(3, Minute, Token) is { Count: > 0 } leases)
            completed += await queue.CompleteAsync(leases, Token);
        completed.ShouldBe(1);
        await DepthAsync(queue, 0, 0, 0, 0);
    }

    [Fact]
    public async Task Same_id_in_two_queues_is_two_messages()
    {
        await using var one = await QueueAsync("one");
        await using var two = await QueueAsync("two");
        (await one.EnqueueAsync(new QueueMessage("a", "{}"), Token)).ShouldBeTrue();
        (await two.EnqueueAsync(new QueueMessage("a", "{}"), Token)).ShouldBeTrue();
        (await one.CompleteAsync(await LeaseOneAsync(one), Token)).ShouldBeTrue();
        (await two.CompleteAsync(await LeaseOneAsync(two), Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Message_with_a_delay_comes_when_it_is_over_and_not_before()
    {
        await using var queue = await QueueAsync("delay");
        var sent = TimeProvider.System.GetTimestamp();
        await queue.EnqueueAsync(new QueueMessage("a", "{}", TimeSpan.FromMilliseconds(350)), Token);
        (await LeaseOneAsync(queue)).Attempt.ShouldBe(1);
        TimeProvider.System.GetElapsedTime(sent).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(345));
    }

    [Fact]
    public async Task Higher_priority_comes_first_and_equals_in_order()
    {
        await using var queue = await QueueAsync("priority");
        foreach (var (id, priority) in new[] { ("low", 0), ("default", 4), ("high", 9), ("low 2", 0), ("high 2", 9), ("default 2", 4) })
            await queue.EnqueueAsync(new QueueMessage(id, "{}", Priority: priority), Token);
        List<(string, int)> order = [];
        for (var i = 0; i < 6; i++)
        {
            var lease = await LeaseOneAsync(queue);
            order.Add((lease.Id, lease.Priority));
        }

        order.ShouldBe([("high", 9), ("high 2", 9), ("default", 4), ("default 2", 4), ("low", 0), ("low 2", 0)]);
    }

    [Fact]
    public async Task Batch_of_a_committed_transaction_is_leased_each_once()
    {
        await using var queue = await QueueAsync("batch");
        await using var connection = await Maker.Db.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        QueueMessage[] messages = [.. Enumerable.Range(0, 60).Select(i => new QueueMessage($"{i % 50}", $"{i}"))];
        (await queue.EnqueueAsync(connection, transaction, messages, Token)).ShouldBe(50);
        await transaction.CommitAsync(Token);
        (await queue.LeaseAsync(100, Minute, Token)).Select(lease => lease.Id).Order()
            .ShouldBe(Enumerable.Range(0, 50).Select(i => $"{i}").Order());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{} {}")]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"\\ud800\"")]
    public async Task Body_that_is_no_clean_json_is_refused_and_its_id_stays_free(string body)
    {
        await using var queue = await QueueAsync("json" + Math.Abs(string.GetHashCode(body, StringComparison.Ordinal)));
        (await CodeOfAsync(queue, new QueueMessage("a", body))).ShouldBe("BODY_INVALID");
        (await queue.EnqueueAsync(new QueueMessage("a", "{}"), Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Text_with_half_a_surrogate_is_refused()
    {
        await using var queue = await QueueAsync("surrogate");
        var half = new string((char)0xd800, 1);
        (await CodeOfAsync(queue, new QueueMessage("a", $"\"{half}\""))).ShouldBe("BODY_INVALID");
        (await CodeOfAsync(queue, new QueueMessage(half, "{}"))).ShouldBe("ID_INVALID");
    }

    [Fact]
    public async Task Message_beyond_a_limit_is_refused_with_its_code()
    {
        await using var queue = await QueueAsync("limits");
        (await CodeOfAsync(queue, new QueueMessage("", "{}"))).ShouldBe("ID_INVALID");
        (await CodeOfAsync(queue, new QueueMessage(new string('x', 201), "{}"))).ShouldBe("ID_INVALID");
        (await CodeOfAsync(queue, new QueueMessage("a\0", "{}"))).ShouldBe("ID_INVALID");
        (await CodeOfAsync(queue, new QueueMessage("a", $"\"{new string('x', 1 << 20)}\""))).ShouldBe("BODY_TOO_LARGE");
        (await CodeOfAsync(queue, new QueueMessage("a", "{}", Priority: 10))).ShouldBe("PRIORITY_INVALID");
        (await CodeOfAsync(queue, new QueueMessage("a", "{}", -Moment))).ShouldBe("DELAY_INVALID");
        (await queue.EnqueueAsync(new QueueMessage(new string('x', 200), $"\"{new string('x', (1 << 20) - 2)}\""), Token)).ShouldBeTrue();
        (await LeaseOneAsync(queue)).Body.Length.ShouldBe(1 << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Jobs")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public Task Name_of_other_characters_is_a_fault(string name) => Should.ThrowAsync<ArgumentException>(() => QueueAsync(name));

    private static async Task<string> CodeOfAsync(IMessageQueue queue, QueueMessage message) =>
        (await Should.ThrowAsync<InvalidMessageException>(() => queue.EnqueueAsync(message, Token))).Code;
}
