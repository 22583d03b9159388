using Microsoft.Extensions.Options;
using Neura.Near;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Tests;

namespace NeuraNft.Application.Tests.Transactions;

public sealed class SubmitTransactionTests : IDisposable
{
    private readonly UnreachableNode node = new();
    private readonly InMemorySigner alice = new(AccountId.Parse(Sample.Alice.Value), KeyPair.Generate());
    private readonly SubmitTransaction submit;

    public SubmitTransactionTests() => submit = new SubmitTransaction(
        node.Client(), Options.Create(new ChainOptions { Network = "local", Contract = Sample.Contract }),
        Options.Create(new DepositOptions()));

    public void Dispose()
    {
        alice.Dispose();
        node.Dispose();
    }

    [Fact]
    public async Task Oversize_bytes_are_refused_without_asking_the_chain()
    {
        (await RefusalAsync(new byte[SubmitTransaction.MaxBytes + 1])).ShouldBeOfType<TransactionRefusal.Malformed>();
        node.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Malformed_bytes_are_refused_without_asking_the_chain()
    {
        var good = Call().Sign(alice).ToBorsh();
        byte[][] broken = [[], [1, 2, 3], new byte[SubmitTransaction.MaxBytes], good[..^1], [.. good, 0]];
        foreach (var bytes in broken)
            (await RefusalAsync(bytes)).ShouldBeOfType<TransactionRefusal.Malformed>();
        node.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Wrong_signature_is_refused_without_asking_the_chain()
    {
        var bytes = Call().Sign(alice).ToBorsh();
        bytes[^1] ^= 1;
        (await RefusalAsync(bytes)).ShouldBeOfType<TransactionRefusal.Malformed>();
        node.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Transaction_of_a_foreign_signer_is_refused_without_asking_the_chain()
    {
        using var mallory = new InMemorySigner(AccountId.Parse("mallory.test.near"), KeyPair.Generate());
        var foreign = Call() with { Signer = mallory.Account, PublicKey = mallory.PublicKey };
        (await RefusalAsync(foreign.Sign(mallory).ToBorsh())).ShouldBeOfType<TransactionRefusal.NotRelayed>();
        node.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Transaction_to_a_foreign_receiver_is_refused_without_asking_the_chain()
    {
        var foreign = Call() with { Receiver = AccountId.Parse("token.test.near") };
        (await RefusalAsync(foreign.Sign(alice).ToBorsh())).ShouldBeOfType<TransactionRefusal.NotRelayed>();
        node.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Transaction_that_also_moves_money_is_refused_without_asking_the_chain()
    {
        var call = Call();
        var mixed = call with { Actions = [.. call.Actions, new NearAction.Transfer(NearToken.OneYocto)] };
        (await RefusalAsync(mixed.Sign(alice).ToBorsh())).ShouldBeOfType<TransactionRefusal.NotRelayed>();
        node.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Own_call_of_the_contract_is_relayed_and_a_dead_node_is_no_refusal_of_the_chain()
    {
        (await RefusalAsync(Call().Sign(alice).ToBorsh())).ShouldBeOfType<TransactionRefusal.ChainUnavailable>();
        node.Asked.ShouldBeGreaterThan(0);
    }

    private Transaction Call() => new(
        alice.Account, alice.PublicKey, 1, AccountId.Parse(Sample.Contract), CryptoHash.OfSha256("block"u8),
        [new NearAction.FunctionCall("nft_transfer", "{}"u8.ToArray(), Gas.FromTeragas(30), NearToken.OneYocto)]);

    private async Task<TransactionRefusal> RefusalAsync(byte[] bytes) =>
        (await submit.HandleAsync(Sample.Alice, bytes, TestContext.Current.CancellationToken))
        .ShouldBeOfType<Result<string, TransactionRefusal>.Refused>().Refusal;
}
