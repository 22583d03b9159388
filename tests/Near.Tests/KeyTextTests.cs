using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neura.Near;

namespace NeuraNft.Near.Tests;

public sealed class KeyTextTests
{
    private static readonly Arbitrary<byte[]> s_bytes32 = Gen.ArrayOf(ArbMap.Default.ArbFor<byte>().Generator, 32).ToArbitrary();

    [Fact]
    public void Every_hash_and_key_survives_base58() => Check.QuickThrowOnFailure(Prop.ForAll(s_bytes32, bytes =>
        CryptoHash.Parse(new CryptoHash(bytes).ToString()).ToArray().SequenceEqual(bytes)
        && PublicKey.Parse(new PublicKey(KeyType.Ed25519, bytes).ToString()).Bytes.SequenceEqual(bytes)));

    [Fact]
    public void Every_key_pair_survives_its_secret_text() => Check.QuickThrowOnFailure(Prop.ForAll(s_bytes32, seed =>
    {
        using var pair = KeyPair.FromSeed(seed);
        using var again = KeyPair.Parse(pair.ExportSecret());
        return again.PublicKey.Equals(pair.PublicKey) && again.PublicKey.Verify("x"u8, pair.Sign("x"u8));
    }));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("l1111111111111111111111111111111")]
    [InlineData("1111111111111111111111111111111")] // 31 zero bytes
    [InlineData("111111111111111111111111111111111")] // 33
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")] // above 2^256
    [InlineData(" 1111111111111111111111111111111")]
    [InlineData("😀111111111111111111111111111111")]
    [InlineData(null)]
    public void Text_that_is_no_hash_is_refused(string? text)
    {
        CryptoHash.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<NearFormatException>(() => CryptoHash.Parse(text!));
        PublicKey.TryParse("ed25519:" + text, out _).ShouldBeFalse();
    }

    [Fact]
    public void Base58_of_a_million_characters_is_refused_without_decoding_it()
    {
        var huge = new string('z', 1_000_000);
        var ones = new string('1', 1_000_000);
        var key = "ed25519:" + huge;
        var before = GC.GetAllocatedBytesForCurrentThread();
        CryptoHash.TryParse(huge, out _).ShouldBeFalse();
        CryptoHash.TryParse(ones, out _).ShouldBeFalse();
        PublicKey.TryParse(key, out _).ShouldBeFalse();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
    }

    [Theory]
    [InlineData("rsa:11111111111111111111111111111111")]
    [InlineData(":11111111111111111111111111111111")]
    [InlineData("ed25519:secp256k1:11111111111111111111111111111111")]
    [InlineData("secp256k1:11111111111111111111111111111111")]
    public void Key_of_unknown_curve_or_wrong_length_is_refused(string text) =>
        Should.Throw<NearFormatException>(() => PublicKey.Parse(text));

    [Fact]
    [Trait("Abuse", "37")]
    public void Key_of_low_order_is_readable_and_verifies_nothing()
    {
        // The chain lets anyone register such a key ("burn key"), so it must be readable.
        var key = PublicKey.Parse("ed25519:11111111111111111111111111111111");
        key.Verify("x"u8, new byte[64]).ShouldBeFalse();
    }

    [Fact]
    public void Secret_whose_halves_do_not_belong_together_is_refused()
    {
        using var a = KeyPair.Generate();
        var bytes = SimpleBase.Base58.Bitcoin.Decode(a.ExportSecret().AsSpan("ed25519:".Length));
        bytes[40] ^= 1;
        Should.Throw<NearFormatException>(() => KeyPair.Parse("ed25519:" + SimpleBase.Base58.Bitcoin.Encode(bytes)));
        Should.Throw<NearFormatException>(() => KeyPair.Parse("secp256k1:Cqmi5vHc59U1MHhq7JCxTSJentvVBYMcKGUA7s7kwnKn"));
    }

    [Fact]
    public void Key_vectors_of_near_api_js_hold()
    {
        foreach (var key in NearData.Json("vectors/near-api-js.json").GetProperty("keys").EnumerateArray())
        {
            var publicKey = PublicKey.Parse(key.GetProperty("public_key").GetString()!);
            publicKey.ToString().ShouldBe(key.GetProperty("public_key").GetString());
            if (publicKey.Type == KeyType.Secp256k1) continue;
            var secret = key.TryGetProperty("secret_key", out var whole) ? whole : key.GetProperty("seed_only_secret_key");
            using var pair = KeyPair.Parse(secret.GetString()!);
            pair.PublicKey.ShouldBe(publicKey);
            if (!key.TryGetProperty("signature_base58", out var signature)) continue;
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(key.GetProperty("message_sha256_of").GetString()!));
            new Signature(KeyType.Ed25519, pair.Sign(digest)).ToString().ShouldBe("ed25519:" + signature.GetString());
        }
    }

    [Fact]
    public void Implicit_accounts_of_near_api_js_hold()
    {
        foreach (var item in NearData.Json("vectors/near-api-js.json").GetProperty("implicit_accounts").EnumerateArray())
            AccountId.Implicit(PublicKey.Parse(item.GetProperty("public_key").GetString()!)).Value
                .ShouldBe(item.GetProperty("account_id").GetString());
    }
}
