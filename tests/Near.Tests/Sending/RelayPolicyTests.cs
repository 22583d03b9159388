using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests.Sending;

/// <summary>What the policy refuses before any node is asked: the node here knows nothing.</summary>
public sealed class RelayPolicyTests : IDisposable
{
    private static readonly AccountId s_contract = AccountId.Parse("nft.near");

    private readonly InMemorySigner _user = new(AccountId.Parse("user.near"), KeyPair.Generate());
    private readonly InMemorySigner _relayer = new(AccountId.Parse("relay.near"), KeyPair.Generate());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _user.Dispose();
        _relayer.Dispose();
    }

    [Fact]
    public async Task Receiver_that_is_not_named_is_refused() =>
        (await RefusalAsync(Draft("other.near"))).ShouldBe(new RelayRefusal.ReceiverNotAllowed(AccountId.Parse("other.near")));

    [Fact]
    public async Task Method_that_is_not_named_is_refused() => (await RefusalAsync(
        Draft().Call("nft_burn", default, Gas.FromTeragas(1), NearToken.Zero))).ShouldBe(new RelayRefusal.MethodNotAllowed("nft_burn"));

    [Fact]
    public async Task Gas_is_capped_over_all_calls() =>
        (await RefusalAsync(Draft().Call("m", default, Gas.FromTeragas(60), NearToken.Zero)
            .Call("m", default, Gas.FromTeragas(41), NearToken.Zero))).ShouldBe(new RelayRefusal.TooMuchGas());

    [Fact]
    public async Task Deposit_is_capped_over_all_calls() =>
        (await RefusalAsync(Draft().Call("m", default, Gas.FromTeragas(1), NearToken.OneYocto)
            .Call("m", default, Gas.FromTeragas(1), NearToken.OneYocto))).ShouldBe(new RelayRefusal.TooMuchDeposit());

    [Fact]
    public async Task Deposits_that_would_wrap_around_are_refused()
    {
        var half = new NearToken(UInt128.MaxValue);
        var policy = Policy() with { MaxDeposit = half };
        (await RefusalAsync(Draft().Call("m", default, Gas.FromTeragas(1), half).Call("m", default, Gas.FromTeragas(1), half), policy))
            .ShouldBe(new RelayRefusal.TooMuchDeposit());
    }

    [Fact]
    public async Task Arguments_are_capped_over_all_calls() =>
        (await RefusalAsync(Draft().Call("m", new byte[20_000], Gas.FromTeragas(1), NearToken.Zero)))
            .ShouldBeOfType<RelayRefusal.ArgumentsTooLong>();

    [Fact]
    public async Task Nothing_but_calls_is_relayed() =>
        (await RefusalAsync(Draft().Transfer(NearToken.FromNear(1)))).ShouldBe(new RelayRefusal.ActionNotAllowed("Transfer"));

    [Fact]
    public async Task Empty_and_overlong_lists_of_actions_are_refused()
    {
        (await RefusalAsync(new TransactionDraft(s_contract))).ShouldBe(new RelayRefusal.WrongNumberOfActions(0));
        var many = Draft();
        for (var i = 0; i < 9; i++) many.Call("m", default, Gas.FromTeragas(1), NearToken.Zero);
        (await RefusalAsync(many)).ShouldBe(new RelayRefusal.WrongNumberOfActions(9));
    }

    [Fact]
    public async Task Signature_of_somebody_else_or_over_something_else_is_refused()
    {
        var draft = Draft().Call("m", default, Gas.FromTeragas(1), NearToken.Zero);
        var action = draft.BuildDelegate(_user.Account, _user.PublicKey, 5, 100);
        var signed = action.Sign(_user);
        (await RefusalAsync(signed with { DelegateAction = action with { Nonce = 6 } })).ShouldBe(new RelayRefusal.BadSignature());
        var other = (action with { Sender = _relayer.Account, PublicKey = _relayer.PublicKey }).Sign(_relayer);
        (await RefusalAsync(other with { DelegateAction = action })).ShouldBe(new RelayRefusal.BadSignature());
        var secp = new PublicKey(KeyType.Secp256k1, new byte[64]);
        (await RefusalAsync(signed with { DelegateAction = action with { PublicKey = secp } })).ShouldBe(new RelayRefusal.BadSignature());
    }

    [Fact]
    public async Task Action_may_be_relayed_again_where_the_relayer_s_own_transaction_was_refused()
    {
        var poor = true;
        var chain = new TwoNodes { RefusalOfTheSecond = "\"Expired\"", BehindFor = 0, FirstWorks = false };
        var node = new StubNode(call => poor && call.Method == "send_tx"
            ? TwoNodes.Refusal("""{"NotEnoughBalance":{"signer_id":"relay.near","balance":"1","cost":"2"} }""")
            : chain.Answer(call));
        var client = node.Client(endpoints: StubNode.Second);
        using var sender = new TransactionSender(client, _relayer, new TransactionSenderOptions(), TimeProvider.System);
        var relayer = new Relayer(client, sender, Policy());
        var action = Draft().Call("m", default, Gas.FromTeragas(1), NearToken.Zero)
            .BuildDelegate(_user.Account, _user.PublicKey, 6, 1000).Sign(_user);
        await Should.ThrowAsync<NearRpcException>(() => relayer.RelayAsync(action, TransactionWait.Final, Token));
        poor = false;
        (await relayer.RelayAsync(action, TransactionWait.Final, Token)).ShouldBeOfType<RelayResult.Relayed>();
        (await relayer.RelayAsync(action, TransactionWait.Final, Token))
            .ShouldBe(new RelayResult.Refused(new RelayRefusal.Repeated()));
    }

    private static TransactionDraft Draft(string receiver = "nft.near") => receiver == "nft.near"
        ? new TransactionDraft(s_contract)
        : new TransactionDraft(AccountId.Parse(receiver)).Call("m", default, Gas.FromTeragas(1), NearToken.Zero);

    private static RelayerPolicy Policy() => new()
    {
        Receivers = new HashSet<AccountId> { s_contract },
        Methods = new HashSet<string> { "m" },
    };

    private Task<RelayRefusal> RefusalAsync(TransactionDraft draft, RelayerPolicy? policy = null) =>
        RefusalAsync(draft.BuildDelegate(_user.Account, _user.PublicKey, 5, 100).Sign(_user), policy);

    private async Task<RelayRefusal> RefusalAsync(SignedDelegateAction action, RelayerPolicy? policy = null)
    {
        var node = new StubNode(_ => throw new InvalidOperationException("No node is to be asked."));
        using var sender = new TransactionSender(node.Client(), _relayer, new TransactionSenderOptions(), TimeProvider.System);
        var result = await new Relayer(node.Client(), sender, policy ?? Policy()).RelayAsync(action, TransactionWait.Final, Token);
        node.Calls.ShouldBeEmpty();
        return result.ShouldBeOfType<RelayResult.Refused>().Reason;
    }
}
