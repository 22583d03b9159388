using FsCheck;
using FsCheck.Fluent;
using Neura.Near;

namespace NeuraNft.Near.Tests;

/// <summary>Random transactions with every kind of action.</summary>
internal static class NearGenerators
{
    private static readonly Gen<byte[]> s_bytes32 = Gen.ArrayOf(Any<byte>(), 32);
    private static readonly Gen<byte[]> s_payload = Gen.ArrayOf(Any<byte>());
    private static readonly Gen<PublicKey> s_key = s_bytes32.Select(b => new PublicKey(KeyType.Ed25519, b));
    private static readonly Gen<NearToken> s_token = Any<(ulong High, ulong Low)>().Select(p => new NearToken(new UInt128(p.High, p.Low)));

    private static readonly Gen<AccountId> s_account =
        Gen.Elements("aa", "bob.near", "a-b_c.d", "0x1", new string('a', 64)).Select(AccountId.Parse);

    private static readonly Gen<string> s_text = Gen.Elements("", "m", "nrc_mint", "größe", "日本", "😀", "\0");

    public static Arbitrary<Transaction> Transactions { get; } = (
        from signer in s_account
        from key in s_key
        from nonce in Any<ulong>()
        from receiver in s_account
        from hash in s_bytes32
        from actions in Gen.ListOf(Gen.OneOf(Plain(), Delegates()))
        select new Transaction(signer, key, nonce, receiver, new CryptoHash(hash), [.. actions])).ToArbitrary();

    private static Gen<T> Any<T>() => ArbMap.Default.GeneratorFor<T>();

    private static Gen<NearAction> Plain() => Gen.OneOf(
        Gen.Constant<NearAction>(new NearAction.CreateAccount()),
        s_payload.Select(b => (NearAction)new NearAction.DeployContract(b)),
        from method in s_text
        from arguments in s_payload
        from gas in Any<ulong>()
        from deposit in s_token
        select (NearAction)new NearAction.FunctionCall(method, arguments, new Gas(gas), deposit),
        s_token.Select(t => (NearAction)new NearAction.Transfer(t)),
        s_token.Zip(s_key).Select(p => (NearAction)new NearAction.Stake(p.Item1, p.Item2)),
        s_key.Zip(AccessKeys()).Select(p => (NearAction)new NearAction.AddKey(p.Item1, p.Item2)),
        s_key.Select(k => (NearAction)new NearAction.DeleteKey(k)),
        s_account.Select(a => (NearAction)new NearAction.DeleteAccount(a)));

    private static Gen<NearAction> Delegates() =>
        from sender in s_account
        from actions in Gen.ListOf(Plain())
        from nonce in Any<ulong>()
        from height in Any<ulong>()
        from key in s_key
        from signature in Gen.ArrayOf(Any<byte>(), 64)
        select (NearAction)new NearAction.Delegate(new SignedDelegateAction(
            new DelegateAction(sender, sender, [.. actions], nonce, height, key), new Signature(KeyType.Ed25519, signature)));

    private static Gen<AccessKey> AccessKeys() =>
        from nonce in Any<ulong>()
        from permission in Gen.OneOf(
            Gen.Constant<AccessKeyPermission>(new AccessKeyPermission.FullAccess()),
            from allowance in Gen.OneOf(Gen.Constant<NearToken?>(null), s_token.Select(t => (NearToken?)t))
            from receiver in s_account
            from methods in Gen.ListOf(s_text)
            select (AccessKeyPermission)new AccessKeyPermission.FunctionCall(allowance, receiver, [.. methods]))
        select new AccessKey(nonce, permission);
}
