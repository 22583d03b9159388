using Neura.Cryptography;

namespace NeuraNft.Cryptography.Tests;

/// <summary>RFC 7748, sections 5.2 and 6.1.</summary>
public sealed class Rfc7748Tests
{
    private static readonly KeyAgreementAlgorithm s_x25519 = KeyAgreementAlgorithm.X25519;

    [Theory]
    [InlineData(
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
        "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
        "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")]
    [InlineData(
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
        "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
        "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957")]
    public void Scalar_and_point_give_the_point_of_the_standard(string scalar, string point, string expected)
    {
        using var key = Imported(scalar);
        Agreed(key, Convert.FromHexString(point)).ShouldBe(expected);
    }

    [Fact]
    public void Both_sides_agree_on_the_secret_of_the_standard()
    {
        const string Secret = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
        using var alice = Imported("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        using var bob = Imported("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        Convert.ToHexStringLower(alice.PublicKey.Export(KeyBlobFormat.RawPublicKey))
            .ShouldBe("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        Agreed(alice, bob.PublicKey.Export(KeyBlobFormat.RawPublicKey)).ShouldBe(Secret);
        Agreed(bob, alice.PublicKey.Export(KeyBlobFormat.RawPublicKey)).ShouldBe(Secret);
    }

    // Points whose order is small: the secret would be all zeros whatever the key is.
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void Nothing_is_agreed_on_with_a_point_of_low_order(string point)
    {
        using var key = Key.Create(s_x25519);
        s_x25519.Agree(key, PublicKey.Import(s_x25519, Convert.FromHexString(point), KeyBlobFormat.RawPublicKey)).ShouldBeNull();
    }

    [Fact]
    public void Keys_of_two_algorithms_are_not_mixed()
    {
        using Key signing = Key.Create(SignatureAlgorithm.Ed25519), agreeing = Key.Create(s_x25519);
        Should.Throw<ArgumentException>(() => s_x25519.Agree(signing, agreeing.PublicKey));
        Should.Throw<ArgumentException>(() => SignatureAlgorithm.Ed25519.Sign(agreeing, "x"u8));
        SignatureAlgorithm.Ed25519.Verify(agreeing.PublicKey, "x"u8, new byte[64]).ShouldBeFalse();
    }

    private static Key Imported(string scalar) => Key.Import(s_x25519, Convert.FromHexString(scalar), KeyBlobFormat.RawPrivateKey);

    private static string Agreed(Key key, byte[] point)
    {
        using var secret = s_x25519.Agree(key, PublicKey.Import(s_x25519, point, KeyBlobFormat.RawPublicKey)).ShouldNotBeNull();
        var bytes = new byte[s_x25519.SharedSecretSize];
        secret.Export(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
