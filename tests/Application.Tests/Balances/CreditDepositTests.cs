using System.Text.Json;
using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Log;
using NeuraNft.Application.Tests.Transactions;
using NeuraNft.Domain;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Balances;

/// <summary>What is refused before, or without, an answer of the chain. What the chain answers is asked of the real one.</summary>
public sealed class CreditDepositTests : IDisposable
{
    private static readonly string Hash = CryptoHash.OfSha256("a transaction"u8).ToString();

    private readonly UnreachableNode node = new();

    public void Dispose() => node.Dispose();

    [Fact]
    public async Task Nobody_pays_in_where_no_account_is_named_or_it_is_his_own()
    {
        (await RefusalAsync(null, Hash)).ShouldBeOfType<DepositRefusal.NotTaken>();
        (await RefusalAsync(Bob.Value, Hash)).ShouldBeOfType<DepositRefusal.NotTaken>();
        node.Asked.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("1111111111111111111111111111111")]
    public async Task What_is_no_hash_is_no_payment(string hash)
    {
        (await RefusalAsync(Alice.Value, hash)).ShouldBeOfType<DepositRefusal.NoSuchPayment>();
        node.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Chain_that_does_not_answer_credits_nobody() =>
        (await RefusalAsync(Alice.Value, Hash)).ShouldBeOfType<DepositRefusal.ChainUnavailable>();

    [Theory]
    [InlineData("""{"deposit":"25"}""", "25")]
    [InlineData("""{"deposit":"0"}""", null)]
    [InlineData("""{"deposit":"-25"}""", null)]
    [InlineData("""{"deposit":"2.5"}""", null)]
    [InlineData("""{"deposit":"340282366920938463463374607431768211456"}""", null)]
    [InlineData("""{"deposit":25}""", null)]
    [InlineData("""{"deposit":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    public void Amount_is_what_one_transfer_moves(string body, string? amount) =>
        CreditDeposit.AmountOf(Sent(Action("Transfer", body)))?.ToString().ShouldBe(amount);

    [Fact]
    public void What_is_not_one_transfer_alone_is_no_payment()
    {
        var pays = Action("Transfer", """{"deposit":"25"}""");
        CreditDeposit.AmountOf(Sent()).ShouldBeNull();
        CreditDeposit.AmountOf(Sent(pays, pays)).ShouldBeNull();
        CreditDeposit.AmountOf(Sent(Action("FunctionCall", """{"deposit":"25"}"""))).ShouldBeNull();
    }

    private static ActionView Action(string kind, string body) => new(kind, JsonSerializer.Deserialize<JsonElement>(body), null);

    private static TransactionView Sent(params ActionView[] actions) =>
        new(AccountId.Parse(Bob.Value), "", 1, AccountId.Parse(Alice.Value), actions, CryptoHash.Parse(Hash));

    private async Task<DepositRefusal> RefusalAsync(string? paidTo, string hash)
    {
        var deposit = new CreditDeposit(node.Client(), new CreditBalance(null!), Options.Create(new DepositOptions { PaidTo = paidTo }));
        return (await deposit.HandleAsync(Bob, hash, MarketFixture.Ct))
            .ShouldBeOfType<Result<(CommandAnswer, Yocto), DepositRefusal>.Refused>().Refusal;
    }
}
