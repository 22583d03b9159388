using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Application.Erasure;

namespace NeuraNft.Application.Tests.Erasure;

public sealed class EnvelopeTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(Envelope.KeySize);

    [Fact]
    public void Any_text_comes_out_as_it_went_in_and_two_envelopes_of_it_differ() =>
        Prop.ForAll<NonNull<string>>(any =>
        {
            var text = new string([.. any.Get.Where(c => !char.IsSurrogate(c))]);
            var (one, two) = (Envelope.Seal(Guid.Empty, Key, text), Envelope.Seal(Guid.Empty, Key, text));
            one.ShouldNotBe(two);
            Envelope.TryRead(one, out var id, out var whole).ShouldBeTrue();
            id.ShouldBe(Guid.Empty);
            Envelope.Open(whole, Key).ShouldBe(text);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_flipped_bit_or_another_key_opens_nothing()
    {
        Envelope.TryRead(Envelope.Seal(Guid.NewGuid(), Key, "nightly"), out _, out var whole).ShouldBeTrue();
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var changed = (byte[])whole.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<AuthenticationTagMismatchException>(() => Envelope.Open(changed, Key), $"bit {bit}");
        }
        Should.Throw<AuthenticationTagMismatchException>(() => Envelope.Open(whole, RandomNumberGenerator.GetBytes(32)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nightly")]
    [InlineData("env1:")]
    [InlineData("env1:not base64")]
    [InlineData("env1:AAAA")]
    public void What_was_stored_before_there_were_envelopes_is_none(string stored) =>
        Envelope.TryRead(stored, out _, out _).ShouldBeFalse();
}
