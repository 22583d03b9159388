using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Tests;

namespace NeuraNft.Near.Tests.DevChain;

/// <summary>The relayer against a running chain.</summary>
public sealed class DevChainRelayerTests(DevChainProcess chain) : IClassFixture<DevChainProcess>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Action_is_relayed_once_as_its_sender_at_the_relayer_s_expense()
    {
        chain.SkipUnlessRunning();
        using var contract = await chain.NewGreeterAsync(Token);
        using var carol = await chain.NewAccountAsync("carol", 1, null, Token);
        using var sender = chain.Sender(chain.Root);
        var relayer = Relayer(sender, contract.Account);
        var action = await DelegateActions.SignAsync(chain.Rpc, carol, Greet(contract.Account), 100, Token);
        var relayed = (await relayer.RelayAsync(action, TransactionWait.Final, Token)).ShouldBeOfType<RelayResult.Relayed>();
        var ran = relayed.Status.ReceiptsOutcome!.Single(o => o.Outcome.ExecutorId == contract.Account);
        var receipt = await chain.Rpc.ReceiptAsync(ran.Id, Token);
        (receipt.PredecessorId, receipt.Receipt.Action!.SignerId).ShouldBe((carol.Account, chain.Root.Account));
        (await chain.Rpc.ViewAccountAsync(carol.Account, BlockReference.Final, Token)).Amount.ShouldBe(NearToken.FromNear(1));

        (await RefusalAsync(relayer, action)).ShouldBe(new RelayRefusal.Repeated());
        (await RefusalAsync(Relayer(sender, contract.Account), action)).ShouldBeOfType<RelayRefusal.WrongNonce>();
    }

    [Fact]
    public async Task What_would_fail_on_chain_is_refused_before_it_costs_anything()
    {
        chain.SkipUnlessRunning();
        using var contract = await chain.NewGreeterAsync(Token);
        using var carol = await chain.NewAccountAsync("carol", 1, null, Token);
        using var stranger = new InMemorySigner(carol.Account, KeyPair.Generate());
        using var sender = chain.Sender(chain.Root);
        var relayer = Relayer(sender, contract.Account);
        var good = (await DelegateActions.SignAsync(chain.Rpc, carol, Greet(contract.Account), 100, Token)).DelegateAction;
        var strange = (good with { PublicKey = stranger.PublicKey }).Sign(stranger);
        (await RefusalAsync(relayer, strange)).ShouldBe(new RelayRefusal.UnknownKey());
        (await RefusalAsync(relayer, (good with { MaxBlockHeight = 1 }).Sign(carol))).ShouldBeOfType<RelayRefusal.Expired>();
        (await RefusalAsync(relayer, (good with { MaxBlockHeight = ulong.MaxValue }).Sign(carol)))
            .ShouldBeOfType<RelayRefusal.ValidTooLong>();
        (await RefusalAsync(relayer, (good with { Nonce = 1 }).Sign(carol))).ShouldBeOfType<RelayRefusal.WrongNonce>();
        (await RefusalAsync(relayer, (good with { Nonce = ulong.MaxValue }).Sign(carol))).ShouldBeOfType<RelayRefusal.WrongNonce>();
        // None of the refusals burnt the action itself.
        (await relayer.RelayAsync(good.Sign(carol), TransactionWait.Final, Token)).ShouldBeOfType<RelayResult.Relayed>();
    }

    [Fact]
    public async Task Key_for_one_method_relays_that_method_only()
    {
        chain.SkipUnlessRunning();
        using var contract = await chain.NewGreeterAsync(Token);
        var key = KeyPair.Generate();
        var permission = new AccessKey(0, new AccessKeyPermission.FunctionCall(null, contract.Account, ["greet"]));
        using var owner = await chain.NewAccountAsync("dave", 1, draft => draft.AddKey(key.PublicKey, permission), Token);
        using var limited = new InMemorySigner(owner.Account, key);
        using var sender = chain.Sender(chain.Root);
        var relayer = Relayer(sender, contract.Account);
        var other = new TransactionDraft(contract.Account).Call("hello", default, Gas.FromTeragas(5), NearToken.Zero);
        var refused = await DelegateActions.SignAsync(chain.Rpc, limited, other, 100, Token);
        (await RefusalAsync(relayer, refused)).ShouldBe(new RelayRefusal.KeyNotPermitted());
        var action = await DelegateActions.SignAsync(chain.Rpc, limited, Greet(contract.Account), 100, Token);
        var relayed = (await relayer.RelayAsync(action, TransactionWait.Final, Token)).ShouldBeOfType<RelayResult.Relayed>();
        relayed.Status.Status!.IsSuccess.ShouldBeTrue();
    }

    private static TransactionDraft Greet(AccountId contract) =>
        new TransactionDraft(contract).Call("greet", default, Gas.FromTeragas(30), NearToken.Zero);

    private Relayer Relayer(TransactionSender sender, AccountId contract) =>
        new(chain.Rpc, sender, new RelayerPolicy { Receivers = new HashSet<AccountId> { contract } });

    private static async Task<RelayRefusal> RefusalAsync(Relayer relayer, SignedDelegateAction action) =>
        (await relayer.RelayAsync(action, TransactionWait.Final, Token)).ShouldBeOfType<RelayResult.Refused>().Reason;
}
