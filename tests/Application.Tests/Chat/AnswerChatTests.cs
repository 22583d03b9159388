using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Chat;

/// <summary>An answer, of 1 yoctoNEAR a token read and 2 a token written, to whose row something happens while it comes.</summary>
public sealed class AnswerChatTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_that_ends_is_charged()
    {
        var due = await DueAsync();
        await AnswerAsync(due, "update chat_message set body = body where id = $1");
        (await RowAsync(due)).ShouldBe(("complete", null, "Words."));
        (await MoneyAsync(due)).ShouldBe((4980, 0));
        (await GeneratedAsync(due)).ShouldBe(1);
    }

    [Theory]
    [InlineData("body = body")]
    [InlineData("stop_asked_at = now()")]
    [Trait("Abuse", "54")]
    public async Task Row_54_answer_that_another_node_called_interrupted_before_its_end_is_written_is_not_charged(string before)
    {
        var due = await DueAsync();
        await AnswerAsync(due, $"update chat_message set {before} where id = $1", new Meanwhile(market, $"""
            update chat_message set status = 'failed', error_code = 'INTERRUPTED' where id = '{due.Answer}'
            """));
        // Its words may have been written before the stop was asked, or not.
        var (status, code, _) = await RowAsync(due);
        (status, code).ShouldBe(("failed", "INTERRUPTED"));
        (await MoneyAsync(due)).ShouldBe((5000, 0));
        (await GeneratedAsync(due)).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Row_54_answer_that_another_node_called_interrupted_while_it_came_is_not_charged()
    {
        var due = await DueAsync();
        await AnswerAsync(due, "update chat_message set status = 'failed', error_code = 'INTERRUPTED', body = 'Wo' where id = $1");
        (await RowAsync(due)).ShouldBe(("failed", "INTERRUPTED", "Wo"));
        (await MoneyAsync(due)).ShouldBe((5000, 0));
        (await GeneratedAsync(due)).ShouldBe(0);
    }

    [Fact]
    public async Task Answer_whose_stop_is_seen_has_the_time_to_end_and_is_charged_as_far_as_it_came()
    {
        var due = await DueAsync();
        await AnswerAsync(due, "update chat_message set stop_asked_at = now(), lease_until = now() + interval '1 second' where id = $1");
        (await RowAsync(due)).ShouldBe(("stopped", null, "Words."));
        (await market.CountAsync(
            "select count(*) from chat_message where id = $1 and lease_until > now() + interval '1 minute'", due.Answer)).ShouldBe(1);
        var (available, held) = await MoneyAsync(due);
        held.ShouldBe(0);
        available.ShouldBeInRange(4900, 4999);
        (await GeneratedAsync(due)).ShouldBe(1);
    }

    [Fact]
    public async Task Answer_that_its_account_removes_is_charged()
    {
        var due = await DueAsync();
        await AnswerAsync(due, "delete from chat_message where id = $1");
        (await MoneyAsync(due)).Held.ShouldBe(0);
        (await GeneratedAsync(due)).ShouldBe(1);
    }

    private Task AnswerAsync(ChatQueue.Due due, string meanwhile, TimeProvider? end = null)
    {
        var (options, generation) = (Options.Create(new ChatOptions()), Options.Create(new GenerationOptions { PaidTo = Carol.Value }));
        var generator = new Scripted(
            () => market.CountAsync($"with done as ({meanwhile} returning 1) select count(*) from done", due.Answer));
        var queue = new ChatQueue(market.Db, options, TimeProvider.System);
        var money = new GenerationMoney(market.Store, market.Db, generation, TimeProvider.System);
        var chain = Options.Create(new ChainOptions { Network = "local" });
        return new AnswerChat(
            queue, new ChatRetrieval(market.Db, options), new ChatModels(null!, generator), new ChatMoney(money, generation),
            new GenerationUsage(market.Store, money, chain, end ?? TimeProvider.System), new ChatBell(TimeProvider.System), options,
            generation, TimeProvider.System, generator).HandleAsync(due, Ct);
    }

    private async Task<ChatQueue.Due> DueAsync()
    {
        var due = new ChatQueue.Due(Guid.NewGuid(), Guid.NewGuid(), 2, Account.Parse($"{Guid.NewGuid():N}.test.near"), "priced");
        await new CreditBalance(market.Store).HandleAsync(
            new CreditBalance.Command(due.Account, new Yocto(5000), "operator", $"{Guid.NewGuid()}", "operator:test"), Ct);
        await market.ExecuteAsync($"""
            insert into chat_session (id, network, account, title, model, created_at)
            values ('{due.Session}', 'local', '{due.Account}', 't', 'priced', now());
            insert into chat_message (id, session, n, role, body, status, created_at, lease_until) values
                (gen_random_uuid(), '{due.Session}', 1, 'user', 'Why?', 'said', now(), null),
                ('{due.Answer}', '{due.Session}', 2, 'assistant', '', 'running', now(), now() + interval '5 minutes')
            """);
        return due;
    }

    private async Task<(string Status, string? Code, string Body)> RowAsync(ChatQueue.Due due)
    {
        await using var command = market.Db.CreateCommand("select status, error_code, body from chat_message where id = $1");
        command.Parameters.Add(new() { Value = due.Answer });
        await using var row = await command.ExecuteReaderAsync(Ct);
        (await row.ReadAsync(Ct)).ShouldBeTrue();
        return (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2));
    }

    private async Task<(int Available, int Held)> MoneyAsync(ChatQueue.Due due)
    {
        var state = await market.Store.StateAsync(StreamKeys.Balance(due.Account), Aggregates.Balance, Ct);
        return ((int)state.Available.Amount, (int)state.Held.Amount);
    }

    private async Task<int> GeneratedAsync(ChatQueue.Due due) => (await market.Store.QueryEventsAsync(0, 100_000, Ct))
        .Select(e => e.Data).OfType<AccountEvent.TextGenerated>().Count(e => e.Account == due.Account);

    /// <summary>Says a word, does what a test wants, and ends; or later, where it is stopped before.</summary>
    private sealed class Scripted(Func<Task> meanwhile) : ITextGenerator
    {
        public IReadOnlyList<GeneratorModel> Models =>
            [new("priced", 2000) { Price = new GenerationPrice(Yocto.Parse("1000"), Yocto.Parse("2000")) }];

        public async IAsyncEnumerable<GeneratedPart> GenerateAsync(
            GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new GeneratedPart.Text("Words.");
            await meanwhile();
            yield return new GeneratedPart.End("stop", new TokenUsage(10, 5, IsEstimate: false));
        }
    }
}
