using Neura.Cryptography;
using Neura.Cryptography.Hpke;
using NeuraNft.Cryptography.Tests.Interop;

namespace NeuraNft.Cryptography.Tests.Hpke;

public sealed class HpkeTests : IDisposable
{
    private readonly Key _key = Key.Create(KeyAgreementAlgorithm.X25519);

    public static TheoryData<HpkeAead> Aeads => [HpkeAead.Aes128Gcm, HpkeAead.ChaCha20Poly1305];

    public void Dispose() => _key.Dispose();

    [Theory]
    [MemberData(nameof(Aeads))]
    public void Any_flipped_bit_is_refused_and_does_not_count(HpkeAead aead)
    {
        using var sender = HpkeSender.Create(_key.PublicKey, aead, "job"u8);
        using var recipient = HpkeRecipient.Create(_key, sender.Encapsulated, aead, "job"u8);
        var message = sender.Seal("7"u8, "secret"u8);
        for (var bit = 0; bit < message.Length * 8; bit++)
        {
            byte[] flipped = [.. message];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<HpkeException>(() => recipient.Open("7"u8, flipped));
        }
        for (var length = 0; length < message.Length; length++)
            Should.Throw<HpkeException>(() => recipient.Open("7"u8, message.AsSpan(0, length)));
        recipient.Open("7"u8, message).ShouldBe("secret"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(Aeads))]
    public void Message_for_another_purpose_order_key_or_additional_data_is_refused(HpkeAead aead)
    {
        using var other = Key.Create(KeyAgreementAlgorithm.X25519);
        using var sender = HpkeSender.Create(_key.PublicKey, aead, "job"u8);
        var first = sender.Seal("7"u8, "a"u8);
        var second = sender.Seal("7"u8, "b"u8);
        Refuses(_key, "job"u8, "7"u8, second);
        Refuses(_key, "jab"u8, "7"u8, first);
        Refuses(_key, "job"u8, "8"u8, first);
        Refuses(other, "job"u8, "7"u8, first);

        void Refuses(Key key, ReadOnlySpan<byte> info, ReadOnlySpan<byte> additionalData, byte[] message)
        {
            using var recipient = HpkeRecipient.Create(key, sender.Encapsulated, aead, info);
            var data = additionalData.ToArray();
            Should.Throw<HpkeException>(() => recipient.Open(data, message));
        }
    }

    [Fact]
    public void Key_of_low_order_is_refused_on_both_sides()
    {
        var zero = PublicKey.Import(KeyAgreementAlgorithm.X25519, new byte[32], KeyBlobFormat.RawPublicKey);
        Should.Throw<HpkeException>(() => HpkeSender.Create(zero, HpkeAead.Aes128Gcm, []));
        Should.Throw<HpkeException>(() => HpkeRecipient.Create(_key, new byte[32], HpkeAead.Aes128Gcm, []));
        Should.Throw<HpkeException>(() => HpkeRecipient.Create(_key, new byte[31], HpkeAead.Aes128Gcm, []));
    }

    [Theory]
    [MemberData(nameof(Aeads))]
    public async Task Npms_implementation_seals_what_is_opened_here(HpkeAead aead)
    {
        using var folder = new ScratchFolder();
        await Tool.NodeAsync(
            "hpke.mjs", "seal", Number(aead), Hex(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey)), Hex("job"u8), Hex("7"u8),
            Hex("input"u8), folder.Path("answer"));
        var lines = File.ReadAllLines(folder.Path("answer")).Select(Convert.FromHexString).ToArray();
        using var recipient = HpkeRecipient.Create(_key, lines[0], aead, "job"u8);
        recipient.Open("7"u8, lines[1]).ShouldBe("input"u8.ToArray());
        recipient.Open("7"u8, lines[2]).ShouldBe("input"u8.ToArray());
        var exported = new byte[48];
        recipient.Export("answer"u8, exported);
        exported.ShouldBe(lines[3]);
    }

    [Theory]
    [MemberData(nameof(Aeads))]
    public async Task Npms_implementation_opens_what_is_sealed_here(HpkeAead aead)
    {
        using var folder = new ScratchFolder();
        using var sender = HpkeSender.Create(_key.PublicKey, aead, "job"u8);
        var secret = new byte[32];
        _key.Export(KeyBlobFormat.RawPrivateKey, secret);
        await Tool.NodeAsync(
            "hpke.mjs", "open", Number(aead), Hex(secret), Hex(sender.Encapsulated), Hex("job"u8), Hex("7"u8),
            Hex(sender.Seal("7"u8, "first"u8)), Hex(sender.Seal("7"u8, "second"u8)), folder.Path("answer"));
        var exported = new byte[48];
        sender.Export("answer"u8, exported);
        File.ReadAllLines(folder.Path("answer")).ShouldBe([Hex("first"u8), Hex("second"u8), Hex(exported)]);
    }

    private static string Number(HpkeAead aead) => $"{(int)aead}";

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
