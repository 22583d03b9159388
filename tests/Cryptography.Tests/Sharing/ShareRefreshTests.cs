using System.Text;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Cryptography.Tests.Sharing;

public sealed class ShareRefreshTests : IDisposable
{
    private readonly SplitKey _key = SplitKey.Create();
    private readonly IReadOnlyList<KeyShare> _old;
    private readonly IReadOnlyList<ShareRefresh> _refreshes;

    public ShareRefreshTests()
    {
        _old = KeySharing.Split(_key, 3, 5);
        _refreshes = ShareRefresh.Create(_old[0].Commitments);
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Refreshed_shares_give_the_same_key()
    {
        var generation = _old;
        for (var i = 2; i < 6; i++)
        {
            generation = [.. ShareRefresh.Create(generation[0].Commitments).Zip(generation).Select(p => p.First.Apply(p.Second))];
            generation[0].Commitments.Generation.ShouldBe(i);
            generation[0].Commitments.KeyId.ShouldBe(_old[0].Commitments.KeyId);
            using var combined = KeySharing.Combine([generation[4], generation[0], generation[2]], generation[0].Commitments);
            Bytes(combined).ShouldBe(Bytes(_key));
        }
    }

    [Fact]
    public void Old_and_new_shares_do_not_mix()
    {
        var fresh = _refreshes[0].Apply(_old[0]);
        var refused = Should.Throw<SharingException>(() => KeySharing.Combine([fresh, _old[1], _old[2]], fresh.Commitments));
        (refused.Error, string.Join(',', refused.Indexes)).ShouldBe((SharingError.Mixed, "2,3"));
        // Nor by force: the values lie on two polynomials.
        Bytes(new SplitKey(Scalar.Interpolate([(1, fresh.Value), (2, _old[1].Value), (3, _old[2].Value)]))).ShouldNotBe(Bytes(_key));
    }

    [Fact]
    public void Refresh_of_another_share_generation_or_key_is_refused()
    {
        var fresh = _refreshes[0].Apply(_old[0]);
        Refused(_refreshes[1], _old[0]).ShouldBe(SharingError.Mixed);
        Refused(_refreshes[0], fresh).ShouldBe(SharingError.Mixed);
        Refused(ShareRefresh.Create(_old[0].Commitments)[0], fresh).ShouldBe(SharingError.Mixed);
    }

    [Fact]
    public void Refresh_comes_back_from_its_text_and_one_that_was_changed_is_refused()
    {
        var text = Encoding.ASCII.GetString(_refreshes[2].ToText());
        using (var read = ShareRefresh.Parse(Encoding.ASCII.GetBytes(text))) read.Apply(_old[2]).Fits(_refreshes[0].After).ShouldBeTrue();
        for (var i = 0; i < text.Length; i++)
            foreach (var c in "0f A")
                if (c != text[i]) IsUsable($"{text[..i]}{c}{text[(i + 1)..]}").ShouldBeFalse($"{c} at {i}");
    }

    private static SharingError Refused(ShareRefresh refresh, KeyShare share) =>
        Should.Throw<SharingException>(() => refresh.Apply(share)).Error;

    private bool IsUsable(string text)
    {
        try
        {
            using var refresh = ShareRefresh.Parse(Encoding.ASCII.GetBytes(text));
            using var share = refresh.Apply(_old[2]);
            return share.Fits(_refreshes[0].After);
        }
        catch (SharingException)
        {
            return false;
        }
    }

    private static byte[] Bytes(SplitKey key)
    {
        var bytes = new byte[SplitKey.Size];
        key.Export(bytes);
        return bytes;
    }
}
