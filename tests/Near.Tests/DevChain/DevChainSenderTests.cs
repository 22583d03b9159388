using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Tests;

namespace NeuraNft.Near.Tests.DevChain;

/// <summary>The sender against a running chain that fails, loses answers and lets block hashes expire.</summary>
public sealed class DevChainSenderTests(DevChainProcess chain) : IClassFixture<DevChainProcess>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_transactions_of_one_key_at_once_all_apply_once()
    {
        chain.SkipUnlessRunning();
        using var alice = await chain.NewAccountAsync("alice", 10, null, Token);
        using var sink = await chain.NewAccountAsync("sink", 0, null, Token);
        using var sender = chain.Sender(alice);
        var sent = await Task.WhenAll(Enumerable.Range(1, 20).Select(i =>
            sender.SendAsync(new TransactionDraft(sink.Account).Transfer(new NearToken((UInt128)i)), TransactionWait.Final, Token)));
        sent.ShouldAllBe(s => s.Status!.IsSuccess);
        var nonces = sent.Select(s => s.Transaction!.Nonce).ToList();
        nonces.Distinct().Count().ShouldBe(20);
        (nonces.Max() - nonces.Min()).ShouldBe(19UL); // No nonce was wasted, so none was refused.
        (await BalanceAsync(sink)).ShouldBe(new NearToken(210));
    }

    [Fact]
    public async Task Answer_that_is_lost_leads_to_the_same_bytes_again_and_to_one_transfer()
    {
        chain.SkipUnlessRunning();
        using var alice = await chain.NewAccountAsync("alice", 10, null, Token);
        using var sink = await chain.NewAccountAsync("sink", 0, null, Token);
        using var sender = chain.Sender(alice, chain.Client(retries: 0));
        await chain.SwitchAsync("fail_next", """{"status":408,"count":2,"method":"send_tx","afterwards":true}""", Token);
        var status = await sender.SendAsync(
            new TransactionDraft(sink.Account).Transfer(new NearToken(7)), TransactionWait.Final, Token);
        status.Status!.IsSuccess.ShouldBeTrue();
        (await BalanceAsync(sink)).ShouldBe(new NearToken(7));
    }

    [Fact]
    public async Task Nonce_used_by_somebody_else_with_the_same_key_is_stepped_over()
    {
        chain.SkipUnlessRunning();
        using var alice = await chain.NewAccountAsync("alice", 10, null, Token);
        using var sink = await chain.NewAccountAsync("sink", 0, null, Token);
        using var here = chain.Sender(alice);
        using var there = chain.Sender(alice);
        var draft = new TransactionDraft(sink.Account).Transfer(new NearToken(1));
        await here.SendAsync(draft, TransactionWait.Final, Token);
        for (var i = 0; i < 3; i++) await there.SendAsync(draft, TransactionWait.Final, Token);
        (await here.SendAsync(draft, TransactionWait.Final, Token)).Status!.IsSuccess.ShouldBeTrue();
        (await BalanceAsync(sink)).ShouldBe(new NearToken(5));
    }

    [Fact]
    public async Task Two_senders_of_one_key_at_once_repeat_nothing_and_say_what_is_pending()
    {
        chain.SkipUnlessRunning();
        using var alice = await chain.NewAccountAsync("alice", 10, null, Token);
        using var sink = await chain.NewAccountAsync("sink", 0, null, Token);
        // Whoever gives up has lost the nonce, or is on a chain that stood still for as long.
        using var here = chain.Sender(alice, timeout: TimeSpan.FromSeconds(5));
        using var there = chain.Sender(alice, timeout: TimeSpan.FromSeconds(5));
        // Different amounts: equal actions with an equal nonce would be one and the same transaction.
        var sends = new List<(uint Yocto, bool Done)>();
        for (var i = 0; i < 3; i++) sends.AddRange(await Task.WhenAll(SentAsync(here, 1), SentAsync(there, 100)));
        int Sends(uint yocto, bool done) => sends.Count(s => s == (yocto, done));
        int arrived;
        do
        {
            var balance = (int)(await BalanceAsync(sink)).Yoctonear;
            (balance % 100).ShouldBeInRange(Sends(1, true), Sends(1, true) + Sends(1, false));
            (balance / 100).ShouldBeInRange(Sends(100, true), Sends(100, true) + Sends(100, false));
            arrived = balance / 100 + balance % 100;
        }
        while (arrived < 3);

        async Task<(uint Yocto, bool Done)> SentAsync(TransactionSender sender, uint yocto)
        {
            try
            {
                await sender.SendAsync(new TransactionDraft(sink.Account).Transfer(new NearToken(yocto)), TransactionWait.Final, Token);
                return (yocto, true);
            }
            catch (TransactionPendingException)
            {
                return (yocto, false);
            }
        }
    }

    [Fact]
    public async Task Bytes_that_applied_before_are_found_by_their_hash()
    {
        chain.SkipUnlessRunning();
        using var alice = await chain.NewAccountAsync("alice", 10, null, Token);
        using var sink = await chain.NewAccountAsync("sink", 0, null, Token);
        using var sender = chain.Sender(alice);
        var transaction = await sender.SignAsync(new TransactionDraft(sink.Account).Transfer(new NearToken(3)), Token);
        var first = await sender.ResumeAsync(transaction, TransactionWait.Final, Token);
        var second = await sender.ResumeAsync(transaction, TransactionWait.Final, Token);
        second.TransactionOutcome!.Id.ShouldBe(first.TransactionOutcome!.Id);
        (await BalanceAsync(sink)).ShouldBe(new NearToken(3));
        // Other bytes with the used nonce are refused and not signed anew behind the caller's back.
        var other = (transaction.Transaction with { Actions = [new NearAction.Transfer(new NearToken(9))] }).Sign(alice);
        var refusal = await Should.ThrowAsync<NearRpcException>(() => sender.ResumeAsync(other, TransactionWait.Final, Token));
        refusal.InvalidTransaction!.Kind.ShouldBe(InvalidTransactionKind.InvalidNonce);
    }

    [Fact]
    public async Task Refusal_of_another_kind_reaches_the_caller_typed_and_the_key_goes_on()
    {
        chain.SkipUnlessRunning();
        using var poor = await chain.NewAccountAsync("poor", 1, null, Token);
        using var sender = chain.Sender(poor);
        var draft = new TransactionDraft(chain.Root.Account).Transfer(NearToken.FromNear(1000));
        var refusal = await Should.ThrowAsync<NearRpcException>(() => sender.SendAsync(draft, TransactionWait.Final, Token));
        refusal.InvalidTransaction!.Kind.ShouldBe(InvalidTransactionKind.NotEnoughBalance);
        refusal.InvalidTransaction.Cost!.Value.ShouldBeGreaterThan(NearToken.FromNear(1000));
        refusal.InvalidTransaction.Balance!.Value.ShouldBeLessThanOrEqualTo(NearToken.FromNear(1));
        var small = new TransactionDraft(chain.Root.Account).Transfer(NearToken.OneYocto);
        (await sender.SendAsync(small, TransactionWait.Final, Token)).Status!.IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Block_hash_that_expired_is_replaced_and_the_transaction_signed_anew()
    {
        await using var shortLived = new DevChainProcess { Arguments = ["--transaction-validity", "10"] };
        await shortLived.InitializeAsync();
        shortLived.SkipUnlessRunning();
        using var sender = shortLived.Sender(shortLived.Root);
        var draft = new TransactionDraft(shortLived.Root.Account).Transfer(NearToken.OneYocto);
        var before = await sender.SendAsync(draft, TransactionWait.Final, Token);
        await shortLived.SwitchAsync("produce_blocks", """{"count":30}""", Token);
        var after = await sender.SendAsync(draft, TransactionWait.Final, Token);
        after.Status!.IsSuccess.ShouldBeTrue();
        after.Transaction!.Nonce.ShouldBe(before.Transaction!.Nonce + 1); // The same nonce: both cannot apply.
    }

    private async Task<NearToken> BalanceAsync(InMemorySigner account) =>
        (await chain.Rpc.ViewAccountAsync(account.Account, BlockReference.Final, Token)).Amount;
}
