using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests.Sending;

/// <summary>The sender between two nodes of which one is behind: whatever it says, a transfer applies once.</summary>
public sealed class TransactionSenderTests : IDisposable
{
    private const string OldHash = "\"Expired\"";
    private const string UsedNonce = """{"InvalidNonce":{"ak_nonce":5,"tx_nonce":6} }""";

    private readonly InMemorySigner _signer = new(AccountId.Parse("alice.near"), KeyPair.Generate());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TransactionDraft Draft => new TransactionDraft(AccountId.Parse("sink.near")).Transfer(NearToken.OneYocto);

    public void Dispose() => _signer.Dispose();

    [Theory]
    [InlineData(OldHash, 3)]
    [InlineData(OldHash, 12)]
    [InlineData("\"InvalidChain\"", 7)]
    [InlineData(UsedNonce, 3)]
    [InlineData(UsedNonce, 12)]
    public async Task Node_that_is_behind_does_not_make_a_transfer_apply_twice(string refusal, int behindFor)
    {
        var nodes = new TwoNodes { RefusalOfTheSecond = refusal, BehindFor = behindFor };
        using var sender = Sender(nodes);
        (await sender.SendAsync(Draft, TransactionWait.Final, Token)).Status!.IsSuccess.ShouldBeTrue();
        nodes.Applied.ShouldHaveSingleItem().Transaction.Nonce.ShouldBe(6UL);
    }

    [Theory]
    [InlineData(OldHash)]
    [InlineData(UsedNonce)]
    public async Task What_cannot_be_learnt_is_pending_with_all_bytes_and_one_nonce(string refusal)
    {
        var nodes = new TwoNodes { RefusalOfTheSecond = refusal, BehindFor = int.MaxValue };
        using var sender = Sender(nodes, TimeSpan.FromMilliseconds(100));
        var pending = await Should.ThrowAsync<TransactionPendingException>(() => sender.SendAsync(Draft, TransactionWait.Final, Token));
        pending.Variants.Select(t => t.Transaction.Nonce).Distinct().ShouldBe([6UL]);
        pending.Variants.Select(t => t.Hash).ShouldContain(nodes.Applied.ShouldHaveSingleItem().Hash);
        pending.Transaction.ShouldBe(pending.Variants[^1]);
    }

    [Fact]
    public async Task Key_that_somebody_else_used_meanwhile_is_asked_again_when_nothing_is_under_way()
    {
        var nodes = new TwoNodes { RefusalOfTheSecond = OldHash, BehindFor = 0, FirstWorks = false };
        using var here = Sender(nodes);
        using var there = Sender(nodes);
        await here.SendAsync(Draft, TransactionWait.Final, Token);
        await there.SendAsync(Draft, TransactionWait.Final, Token);
        await here.SendAsync(Draft, TransactionWait.Final, Token);
        nodes.Applied.Select(t => t.Transaction.Nonce).ShouldBe([6UL, 7UL, 8UL]);
    }

    private TransactionSender Sender(TwoNodes nodes, TimeSpan? timeout = null) => new(nodes.Client(), _signer, new TransactionSenderOptions
    {
        PollInterval = TimeSpan.FromMilliseconds(1),
        ResultTimeout = timeout ?? TimeSpan.FromSeconds(20),
    }, TimeProvider.System);
}
