using Microsoft.Extensions.Options;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Chat;

/// <summary>A question sent twice at once by one key: the other one is faster, once this one's money is held.</summary>
public sealed class SendChatMessageTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stopped", 0)]
    [InlineData("complete", 0)]
    [InlineData("failed", 0)]
    [InlineData("waiting", 3000)]
    [Trait("Abuse", "54")]
    public async Task Row_54_second_send_leaves_money_held_only_for_an_answer_that_will_end(string status, int held)
    {
        var (bob, session, key) = (Account.Parse($"{Guid.NewGuid():N}.test.near"), Guid.NewGuid(), Guid.NewGuid());
        await new CreditBalance(market.Store).HandleAsync(
            new CreditBalance.Command(bob, new Yocto(5000), "operator", $"{Guid.NewGuid()}", "operator:test"), Ct);
        await market.ExecuteAsync($"""
            insert into chat_session (id, network, account, title, model, created_at)
            values ('{session}', 'local', '{bob}', 't', 'priced', now())
            """);
        var other = $"""
            insert into chat_message (id, session, n, role, body, status, created_at) values
                ('{CommandId.Of(bob, "send_chat_message", key)}', '{session}', 1, 'user', 'Why?', 'said', now()),
                ('{CommandId.Of(bob, "chat_answer", key)}', '{session}', 2, 'assistant', '', '{status}', now())
            """;
        var sent = await Sending(other).HandleAsync(new SendChatMessage.Command(bob, key, session, "Why?"), Ct);
        var answer = sent.ShouldBeOfType<Result<ChatMessageRow, ChatRefusal>.Ok>().Value;
        ChatTables.Stored(answer.Status).ShouldBe(status);
        var balance = await market.Store.StateAsync(StreamKeys.Balance(bob), Aggregates.Balance, Ct);
        (balance.Available, balance.Held).ShouldBe((new Yocto((UInt128)(5000 - held)), new Yocto((UInt128)held)));
    }

    private SendChatMessage Sending(string meanwhile)
    {
        var chain = Options.Create(new ChainOptions { Network = "local" });
        var generation = Options.Create(new GenerationOptions { PaidTo = Carol.Value });
        var money = new ChatMoney(new GenerationMoney(market.Store, market.Db, generation, TimeProvider.System), generation);
        return new SendChatMessage(
            market.Db, new ChatTables(market.Db, chain), new ChatModels(null!, new Priced()), money, new ChatBell(TimeProvider.System),
            Options.Create(new ChatOptions()), generation, chain, new Meanwhile(market, meanwhile));
    }

    private sealed class Priced : ITextGenerator
    {
        public IReadOnlyList<GeneratorModel> Models =>
            [new("priced", 2000) { Price = new GenerationPrice(Yocto.Parse("1000"), Yocto.Parse("2000")) }];

        public IAsyncEnumerable<GeneratedPart> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is answered here.");
    }
}
