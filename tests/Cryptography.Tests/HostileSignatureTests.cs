using System.Numerics;
using Neura.Cryptography;

namespace NeuraNft.Cryptography.Tests;

[Trait("Abuse", "37")]
public sealed class HostileSignatureTests
{
    private static readonly SignatureAlgorithm s_ed25519 = SignatureAlgorithm.Ed25519;

    /// <summary>The points of order 1, 2, 4 and 8, and their non-canonical encodings (as libsodium's own block list has them).</summary>
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void Public_key_of_low_order_is_refused(string hex)
    {
        PublicKey.TryImport(s_ed25519, Convert.FromHexString(hex), KeyBlobFormat.RawPublicKey, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => PublicKey.Import(s_ed25519, Convert.FromHexString(hex), KeyBlobFormat.RawPublicKey));
    }

    [Theory]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")] // not on the curve
    [InlineData("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")] // y = p + 3
    [InlineData("00")]
    public void Bytes_that_are_no_point_are_refused(string hex) =>
        PublicKey.TryImport(s_ed25519, Convert.FromHexString(hex), KeyBlobFormat.RawPublicKey, out _).ShouldBeFalse();

    [Fact]
    public void S_that_is_not_reduced_is_refused()
    {
        using var key = Key.Create(s_ed25519);
        var signature = s_ed25519.Sign(key, "pay"u8);
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
        var raised = new BigInteger(signature.AsSpan(32), isUnsigned: true) + order;
        var forged = (byte[])[.. signature.AsSpan(0, 32), .. raised.ToByteArray(isUnsigned: true).Concat(new byte[32]).Take(32)];

        s_ed25519.Verify(key.PublicKey, "pay"u8, signature).ShouldBeTrue();
        s_ed25519.Verify(key.PublicKey, "pay"u8, forged).ShouldBeFalse();
    }

    [Fact]
    public void Any_flipped_bit_of_signature_or_message_is_refused()
    {
        using var key = Key.Create(s_ed25519);
        var message = "transfer 1:7 to bob.near"u8.ToArray();
        var signature = s_ed25519.Sign(key, message);
        for (var bit = 0; bit < signature.Length * 8; bit++)
            s_ed25519.Verify(key.PublicKey, message, Flip(signature, bit)).ShouldBeFalse();
        for (var bit = 0; bit < message.Length * 8; bit++)
            s_ed25519.Verify(key.PublicKey, Flip(message, bit), signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    public void Signature_of_wrong_length_is_refused(int length)
    {
        using var key = Key.Create(s_ed25519);
        s_ed25519.Verify(key.PublicKey, "x"u8, new byte[length]).ShouldBeFalse();
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] copy = [.. bytes];
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }
}
