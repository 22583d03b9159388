using Neura.Near;

namespace NeuraNft.Near.Tests.Sending;

public sealed class TransactionDraftTests
{
    private static readonly AccountId s_bob = AccountId.Parse("bob.near");
    private static readonly PublicKey s_key = new(KeyType.Ed25519, new byte[32]);

    [Fact]
    public void Draft_becomes_the_transaction_and_the_delegate_action_it_describes()
    {
        var draft = new TransactionDraft(s_bob).CreateAccount().AddKey(s_key, AccessKey.FullAccess).Transfer(NearToken.OneYocto)
            .Deploy(new byte[] { 1 }).Call("m", "{}"u8.ToArray(), Gas.FromTeragas(5), NearToken.Zero);
        var transaction = draft.Build(s_bob, s_key, 7, default);
        Transaction.FromBorsh(transaction.ToBorsh()).ToBorsh().ShouldBe(transaction.ToBorsh());
        (transaction.Nonce, transaction.Receiver, transaction.Actions.Count).ShouldBe((7UL, s_bob, 5));
        var action = draft.BuildDelegate(s_bob, s_key, 8, 9);
        (action.Nonce, action.MaxBlockHeight, action.Actions.Count).ShouldBe((8UL, 9UL, 5));
    }

    [Fact]
    public void Draft_that_is_added_to_later_leaves_what_was_built()
    {
        var draft = new TransactionDraft(s_bob).Transfer(NearToken.OneYocto);
        var built = draft.Build(s_bob, s_key, 7, default);
        draft.Transfer(NearToken.OneYocto);
        built.Actions.Count.ShouldBe(1);
    }

    [Fact]
    public void Limits_are_those_of_the_protocol()
    {
        var limits = NearData.Json("schema/runtime-config-protocol-84.json").GetProperty("wasm_config")
            .GetProperty("limit_config");
        Refused(d => Repeat(d, Limit("max_actions_per_receipt")), d => Repeat(d, Limit("max_actions_per_receipt") + 1));
        Refused(
            d => d.Call(new string('m', Limit("max_length_method_name")), default, new Gas(1), NearToken.Zero),
            d => d.Call(new string('m', Limit("max_length_method_name") + 1), default, new Gas(1), NearToken.Zero));
        Refused(
            d => d.Call("m", new byte[Limit("max_arguments_length")], new Gas(1), NearToken.Zero),
            d => d.Call("m", new byte[Limit("max_arguments_length") + 1], new Gas(1), NearToken.Zero));
        var gas = limits.GetProperty("max_total_prepaid_gas").GetUInt64();
        Refused(d => d.Call("m", default, new Gas(gas), NearToken.Zero), d => d.Call("m", default, new Gas(gas + 1), NearToken.Zero));
        Refused(
            d => d.Call("m", default, new Gas(1), NearToken.Zero),
            d => d.Call("m", default, new Gas(ulong.MaxValue), NearToken.Zero).Call("m", default, new Gas(2), NearToken.Zero));

        int Limit(string name) => limits.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Orders_that_the_chain_would_refuse_are_refused_here()
    {
        Refused(
            d => d.Transfer(NearToken.OneYocto).Add(new NearAction.DeleteAccount(s_bob)),
            d => d.Add(new NearAction.DeleteAccount(s_bob)).Transfer(NearToken.OneYocto));
        Refused(
            d => d.Call("m", default, new Gas(1), NearToken.Zero), d => d.Call("m", default, default, NearToken.Zero),
            d => d.Call("", default, new Gas(1), NearToken.Zero));
        using var signer = new InMemorySigner(s_bob, KeyPair.Generate());
        var inner = new NearAction.Delegate(
            new TransactionDraft(s_bob).Transfer(NearToken.OneYocto).BuildDelegate(s_bob, signer.PublicKey, 1, 2).Sign(signer));
        Refused(d => d.Add(inner), d => d.Add(inner).Add(inner));
        Should.Throw<NearFormatException>(() => new TransactionDraft(s_bob).Add(inner).BuildDelegate(s_bob, s_key, 1, 2));
    }

    private static TransactionDraft Repeat(TransactionDraft draft, int count)
    {
        for (var i = 0; i < count; i++) draft.Transfer(NearToken.OneYocto);
        return draft;
    }

    private static void Refused(Func<TransactionDraft, TransactionDraft> good, params Func<TransactionDraft, TransactionDraft>[] bad)
    {
        good(new TransactionDraft(s_bob)).Build(s_bob, s_key, 1, default);
        foreach (var one in bad)
            Should.Throw<NearFormatException>(() => one(new TransactionDraft(s_bob)).Build(s_bob, s_key, 1, default));
    }
}
