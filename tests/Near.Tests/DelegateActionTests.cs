using System.Text.Json;
using Neura.Near;

namespace NeuraNft.Near.Tests;

public sealed class DelegateActionTests
{
    [Fact]
    public void All_mainnet_delegate_actions_verify_under_their_key()
    {
        var entries = NearData.Json("vectors/nep366-mainnet-delegates.json").EnumerateArray().ToList();
        entries.Count.ShouldBe(125);
        foreach (var entry in entries)
        {
            var action = Read(entry.GetProperty("delegate_action"));
            var signature = Signature.Parse(entry.GetProperty("signature").GetString()!);
            new SignedDelegateAction(action, signature).VerifySignature().ShouldBeTrue(entry.GetProperty("transaction_hash").GetString());
            new SignedDelegateAction(action with { Nonce = action.Nonce + 1 }, signature).VerifySignature().ShouldBeFalse();
        }
    }

    [Fact]
    public void Hash_and_signature_of_near_api_js_are_reproduced()
    {
        var vector = NearData.Json("vectors/near-api-js.json").GetProperty("delegate").EnumerateArray()
            .Single(v => v.TryGetProperty("hash_hex", out _));
        using var signer = InMemorySigner.Parse("sender.testnet", vector.GetProperty("secret_key").GetString()!);
        var action = new DelegateAction(
            signer.Account, AccountId.Parse("receiver.testnet"), [], 1,
            vector.GetProperty("max_block_height").GetUInt64(), signer.PublicKey);
        Convert.ToHexStringLower(action.Hash.ToArray()).ShouldBe(vector.GetProperty("hash_hex").GetString());
        Convert.ToHexStringLower(action.Sign(signer).Signature.Bytes).ShouldBe(vector.GetProperty("signature_hex").GetString());
    }

    [Fact]
    public void Delegate_action_of_near_api_js_is_read_to_the_byte()
    {
        var hex = NearData.Json("vectors/near-api-js.json").GetProperty("delegate")[0].GetProperty("hex").GetString()!;
        var head = new Transaction(
            AccountId.Parse("relay.near"), new PublicKey(KeyType.Ed25519, new byte[32]), 1,
            AccountId.Parse("the-user.testnet"), default, []);
        // A transaction whose only action is the vector: the count of actions is the last u32 of an empty one.
        byte[] bytes = [.. head.ToBorsh().AsSpan()[..^4], 1, 0, 0, 0, .. Convert.FromHexString(hex)];
        var read = Transaction.FromBorsh(bytes);
        var inner = read.Actions.ShouldHaveSingleItem().ShouldBeOfType<NearAction.Delegate>().SignedAction.DelegateAction;
        inner.Sender.Value.ShouldBe("the-user.testnet");
        inner.Nonce.ShouldBe(158895108000003UL);
        read.ToBorsh().ShouldBe(bytes);
    }

    [Fact]
    public void Delegate_within_a_delegate_is_refused()
    {
        using var signer = new InMemorySigner(AccountId.Parse("bob.near"), KeyPair.Generate());
        var inner = new DelegateAction(signer.Account, signer.Account, [], 1, 2, signer.PublicKey).Sign(signer);
        var outer = new DelegateAction(signer.Account, signer.Account, [new NearAction.Delegate(inner)], 1, 2, signer.PublicKey);
        Should.Throw<NearFormatException>(() => outer.Hash);
    }

    [Fact]
    public void Delegate_action_is_read_back_whole_or_not_at_all()
    {
        using var signer = new InMemorySigner(AccountId.Parse("bob.near"), KeyPair.Generate());
        var call = new NearAction.FunctionCall("do", new byte[] { 1, 2 }, Gas.FromTeragas(5), NearToken.OneYocto);
        var signed = new DelegateAction(signer.Account, AccountId.Parse("contract.near"), [call], 7, 99, signer.PublicKey).Sign(signer);
        var (action, whole) = (signed.DelegateAction.ToBorsh(), signed.ToBorsh());
        DelegateAction.FromBorsh(action).Hash.ShouldBe(signed.DelegateAction.Hash);
        SignedDelegateAction.FromBorsh(whole).VerifySignature().ShouldBeTrue();
        for (var length = 0; length < whole.Length; length++)
            Should.Throw<NearFormatException>(() => SignedDelegateAction.FromBorsh(whole.AsSpan(0, length)));
        Should.Throw<NearFormatException>(() => SignedDelegateAction.FromBorsh([.. whole, 0]));
        Should.Throw<NearFormatException>(() => DelegateAction.FromBorsh([.. action, 0]));
    }

    internal static DelegateAction Read(JsonElement json) => new(
        AccountId.Parse(json.GetProperty("sender_id").GetString()!),
        AccountId.Parse(json.GetProperty("receiver_id").GetString()!),
        [.. json.GetProperty("actions").EnumerateArray().Select(ReadAction)],
        json.GetProperty("nonce").GetUInt64(),
        json.GetProperty("max_block_height").GetUInt64(),
        PublicKey.Parse(json.GetProperty("public_key").GetString()!));

    private static NearAction ReadAction(JsonElement json)
    {
        var (name, body) = json.EnumerateObject().Select(p => (p.Name, p.Value)).Single();
        return name switch
        {
            "FunctionCall" => new NearAction.FunctionCall(
                body.GetProperty("method_name").GetString()!, body.GetProperty("args").GetBytesFromBase64(),
                new Gas(body.GetProperty("gas").GetUInt64()), NearToken.Parse(body.GetProperty("deposit").GetString()!)),
            "Transfer" => new NearAction.Transfer(NearToken.Parse(body.GetProperty("deposit").GetString()!)),
            "AddKey" => new NearAction.AddKey(
                PublicKey.Parse(body.GetProperty("public_key").GetString()!), ReadAccessKey(body.GetProperty("access_key"))),
            _ => throw new InvalidOperationException(name),
        };
    }

    private static AccessKey ReadAccessKey(JsonElement json)
    {
        var permission = json.GetProperty("permission");
        var nonce = json.GetProperty("nonce").GetUInt64();
        if (permission.ValueKind == JsonValueKind.String) return new AccessKey(nonce, new AccessKeyPermission.FullAccess());
        var call = permission.GetProperty("FunctionCall");
        return new AccessKey(nonce, new AccessKeyPermission.FunctionCall(
            call.GetProperty("allowance").GetString() is { } allowance ? NearToken.Parse(allowance) : null,
            AccountId.Parse(call.GetProperty("receiver_id").GetString()!),
            [.. call.GetProperty("method_names").EnumerateArray().Select(m => m.GetString()!)]));
    }
}
