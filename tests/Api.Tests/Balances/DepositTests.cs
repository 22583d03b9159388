using System.Text.Json;
using Neura.Near;
using NeuraNft.Api.MainJob;
using NeuraNft.Application.Balances;
using NeuraNft.Domain;

namespace NeuraNft.Api.Tests.Balances;

/// <summary>Money for runs, paid in on the chain and credited by what the chain says of it.</summary>
public sealed class DepositTests(Market market)
{
    private const string Amount = "2500000000000000000000000";

    private const string Credit = """
        mutation Credit($hash: String!) {
          creditDeposit(input: { transactionHash: $hash }) {
            amount receipt { position replayed } errors { __typename ... on Error { message } }
          }
        }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Abuse", "13")]
    public async Task Row_13_payment_is_credited_once_and_to_its_payer_alone()
    {
        using var payer = await market.LoggedInAsync(Ct);
        using var thief = await market.LoggedInAsync(Ct);
        var hash = await payer.SignAndSubmitAsync("prepareDeposit", new { amount = Amount, publicKey = payer.Key }, Ct);
        var credited = await Eventually.SeesAsync(
            () => CreditAsync(payer, hash), answer => answer.GetProperty("amount").ValueKind == JsonValueKind.String, Ct);
        credited.GetProperty("amount").GetString().ShouldBe(Amount);
        var again = await CreditAsync(payer, hash);
        (again.GetProperty("amount").GetString(), again.GetProperty("receipt").GetProperty("replayed").GetBoolean())
            .ShouldBe((Amount, true));
        // An operator who credits it by hand, by its hash, credits nothing more.
        var hand = new CreditBalance.Command(Account.Parse(payer.Account), Yocto.Parse(Amount), "operator", hash, "operator:test");
        await market.Service<CreditBalance>().HandleAsync(hand, Ct);
        Refusal(await CreditAsync(thief, hash)).ShouldBe("DepositNotFoundError");
        (await AvailableAsync(payer, Amount)).ShouldBe(Amount);
        (await AvailableAsync(thief, "0")).ShouldBe("0");
    }

    [Fact]
    public async Task Only_a_payment_to_the_market_is_relayed_and_credited()
    {
        using var payer = await market.LoggedInAsync(Ct);
        var prepared = await payer.PrepareAsync("prepareDeposit", new { amount = Amount, publicKey = payer.Key }, Ct);
        var transaction = Transaction.FromBorsh(prepared.GetProperty("transaction").GetProperty("borsh").GetBytesFromBase64());
        transaction.Receiver.Value.ShouldBe("neura.local");
        Refusal(await CreditAsync(payer, transaction.Hash.ToString())).ShouldBe("DepositNotFoundError", "it was not sent");
        var elsewhere = transaction with { Receiver = AccountId.Parse(market.Chain.Contract) };
        (await RelayedAsync(payer, elsewhere)).ShouldBe("NotRelayedError");
        var twice = transaction with { Actions = [.. transaction.Actions, .. transaction.Actions] };
        (await RelayedAsync(payer, twice)).ShouldBe("NotRelayedError");
        Refusal(await payer.PrepareAsync("prepareDeposit", new { amount = "0", publicKey = payer.Key }, Ct)).ShouldBe("NotRelayedError");
        (await market.Door.AskAsync(Credit, new { hash = "x" }, Ct)).ErrorCode.ShouldNotBeNull("nobody is logged in");
    }

    private static async Task<string?> RelayedAsync(Wallet wallet, Transaction transaction)
    {
        var relay = new { input = new { signedTransaction = transaction.Sign(wallet.Signer).ToBase64() } };
        return Refusal((await wallet.Api.SendAsync(Operations.SubmitTransaction, relay, Ct)).GetProperty("submitTransaction"));
    }

    private static async Task<JsonElement> CreditAsync(Wallet wallet, string hash) =>
        (await wallet.Api.SendAsync(Credit, new { hash }, Ct)).GetProperty("creditDeposit");

    private static string? Refusal(JsonElement payload) => Refusals.First(payload)?.GetProperty("__typename").GetString();

    private static async Task<string?> AvailableAsync(Wallet wallet, string until) => (await Eventually.SeesAsync(
        async () => (await wallet.Api.SendAsync("{ viewer { balance { available } } }", new { }, Ct))
            .GetProperty("viewer").GetProperty("balance").GetProperty("available"),
        available => available.GetString() == until, Ct)).GetString();
}
