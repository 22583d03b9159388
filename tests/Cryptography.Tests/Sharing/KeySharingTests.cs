using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Cryptography.Tests.Sharing;

public sealed class KeySharingTests : IDisposable
{
    private readonly SplitKey _key = SplitKey.Create();
    private readonly IReadOnlyList<KeyShare> _shares;

    public KeySharingTests() => _shares = KeySharing.Split(_key, 3, 5);

    private ShareCommitments Trusted => _shares[0].Commitments;

    public void Dispose()
    {
        _key.Dispose();
        foreach (var share in _shares) share.Dispose();
    }

    [Fact]
    public void Any_three_or_more_of_five_give_the_key() => Prop.ForAll(
        Gen.Shuffle(Enumerable.Range(0, 5).ToArray()).SelectMany(o => Gen.Choose(3, 5).Select(n => o.Take(n).ToArray())).ToArbitrary(),
        chosen =>
        {
            using var combined = KeySharing.Combine([.. chosen.Select(i => _shares[i])], Trusted);
            return Bytes(combined).SequenceEqual(Bytes(_key));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fewer_than_three_different_shares_are_refused()
    {
        IReadOnlyCollection<KeyShare>[] tooFew = [[], [_shares[0]], [_shares[3], _shares[4]], [_shares[1], _shares[1], _shares[2]]];
        foreach (var shares in tooFew)
            Should.Throw<SharingException>(() => KeySharing.Combine(shares, Trusted)).Error.ShouldBe(SharingError.TooFew);
    }

    // Two shares and any third value at all make some key: none is less likely than the right one.
    [Fact]
    public void Two_shares_are_consistent_with_every_key()
    {
        using SplitKey first = SplitKey.Create(), second = SplitKey.Create();
        var keys = new[] { first, second }.Select(third => Scalar.Interpolate(
            [(1, _shares[0].Value), (2, _shares[1].Value), (3, third.Secret)])).Select(k => Bytes(new SplitKey(k))).ToList();
        keys[0].ShouldNotBe(keys[1]);
        keys.ShouldAllBe(k => !k.SequenceEqual(Bytes(_key)));
        Bytes(new SplitKey(Scalar.Interpolate([(1, _shares[0].Value), (2, _shares[1].Value)]))).ShouldNotBe(Bytes(_key));
    }

    [Fact]
    public void Corrupted_shares_are_named() => Prop.ForAll(
        Gen.SubListOf(Enumerable.Range(0, 5)).Where(bad => bad.Count > 0).Select(bad => bad.Order().ToArray()).ToArbitrary(),
        bad =>
        {
            var shares = _shares.Select((s, i) => bad.Contains(i) ? Corrupted(s) : s).ToList();
            var refused = Should.Throw<SharingException>(() => KeySharing.Combine(shares, Trusted));
            return refused.Error == SharingError.BadShares && refused.Indexes.SequenceEqual(bad.Select(i => i + 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_of_another_key_are_named_whatever_commitments_they_carry()
    {
        using var other = SplitKey.Create();
        var foreign = KeySharing.Split(other, 3, 5);
        var refused = Should.Throw<SharingException>(() => KeySharing.Combine([_shares[0], foreign[1], _shares[2], foreign[3]], Trusted));
        (refused.Error, string.Join(',', refused.Indexes)).ShouldBe((SharingError.Mixed, "2,4"));
    }

    [Fact]
    public void Share_comes_back_from_its_text_and_any_changed_character_is_refused()
    {
        var text = Encoding.ASCII.GetString(_shares[1].ToText());
        using (var read = KeyShare.Parse(Encoding.ASCII.GetBytes(text))) read.Fits(Trusted).ShouldBeTrue();
        for (var i = 0; i < text.Length; i++)
            foreach (var c in "0f A")
                if (c != text[i]) IsUsable($"{text[..i]}{c}{text[(i + 1)..]}").ShouldBeFalse($"{c} at {i}");
        for (var length = 0; length < text.Length; length++) IsUsable(text[..length]).ShouldBeFalse();
        IsUsable(text + " ").ShouldBeFalse();
    }

    [Fact]
    public void Commitments_come_back_from_their_text_and_name_the_key()
    {
        ShareCommitments.Parse(Trusted.ToString()).ShouldBe(Trusted);
        Trusted.KeyId.ShouldBe(_key.KeyId);
        Should.Throw<SharingException>(() => ShareCommitments.Parse(Trusted + " x")).Error.ShouldBe(SharingError.Malformed);
    }

    // libsodium 1.0.18 takes both encodings of a point; only one may be read.
    [Fact]
    public void Point_with_its_highest_bit_set_is_refused()
    {
        var text = Trusted.ToString();
        var digit = Convert.ToInt32(text[^2].ToString(), 16);
        Should.Throw<SharingException>(() => ShareCommitments.Parse($"{text[..^2]}{digit | 8:x}{text[^1]}")).Error
            .ShouldBe(SharingError.Malformed);
    }

    [Fact]
    public void Key_comes_back_from_its_bytes_and_derives_another_key_for_each_purpose()
    {
        using var read = SplitKey.Import(Bytes(_key));
        byte[] first = new byte[32], second = new byte[32], again = new byte[32];
        _key.DeriveBytes("ring"u8, first);
        _key.DeriveBytes("other"u8, second);
        read.DeriveBytes("ring"u8, again);
        again.ShouldBe(first);
        second.ShouldNotBe(first);
        Should.Throw<FormatException>(() => SplitKey.Import(new byte[32]));
        Should.Throw<FormatException>(() => SplitKey.Import([.. Enumerable.Repeat((byte)255, 32)]));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(4, 3)]
    [InlineData(2, 256)]
    public void Sharing_that_makes_no_sense_is_refused(int threshold, int shares) =>
        Should.Throw<ArgumentOutOfRangeException>(() => KeySharing.Split(_key, threshold, shares));

    private bool IsUsable(string text)
    {
        try
        {
            using var share = KeyShare.Parse(Encoding.ASCII.GetBytes(text));
            return share.Fits(Trusted);
        }
        catch (SharingException)
        {
            return false;
        }
    }

    private static KeyShare Corrupted(KeyShare share)
    {
        using var random = SplitKey.Create();
        return new KeyShare(share.Commitments, share.Index, Scalar.Interpolate([(1, share.Value), (2, random.Secret)]));
    }

    private static byte[] Bytes(SplitKey key)
    {
        var bytes = new byte[SplitKey.Size];
        key.Export(bytes);
        return bytes;
    }
}
