using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;
using NeuraNft.Application.Custody;

namespace NeuraNft.Application.Tests.Custody;

public sealed class KeyCustodyTests : IDisposable
{
    private const string Asset = "asset/market.near/7";

    private readonly KeyCustody custody = new();
    private readonly AgeFileKey fileKey = AgeFileKey.Create();

    public KeyCustodyTests() => custody.Unseal(SplitKey.Create(), AgeIdentity.Create());

    public void Dispose()
    {
        custody.Dispose();
        fileKey.Dispose();
    }

    [Fact]
    public void Minted_header_opens_the_file_key_for_its_recipient_alone()
    {
        using AgeIdentity user = AgeIdentity.Create(), stranger = AgeIdentity.Create();
        var header = AgeHeader.Parse(custody.MintHeader(Asset, 1, custody.Seal(Asset, 1, fileKey), user.Recipient));
        using (var opened = header.Unwrap(user)) Bytes(opened).ShouldBe(Bytes(fileKey));
        Should.Throw<AgeException>(() => header.Unwrap(stranger)).Error.ShouldBe(AgeError.NoMatchingIdentity);
    }

    // Row 46 at the other end: who can write to the database cannot have one asset's key released as another's.
    [Fact]
    public void Custody_header_of_another_asset_or_version_is_refused()
    {
        var header = custody.Seal(Asset, 1, fileKey);
        Refused(Asset, 2, header);
        Refused("asset/market.near/8", 1, header);
        Refused(Asset, 1, header[..^1]);
        Refused(Asset, 1, [.. header, 0]);
        Refused(Asset, 1, []);
        for (var bit = 0; bit < header.Length * 8; bit += 7)
        {
            byte[] flipped = [.. header];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(Asset, 1, flipped);
        }
    }

    [Fact]
    public void Header_for_the_custody_that_another_wrote_is_refused()
    {
        using var identity = AgeIdentity.Create();
        custody.Unseal(SplitKey.Create(), AgeIdentity.Create());
        Refused(Asset, 1, [.. AgeHeader.Write(fileKey, identity.Recipient), .. new byte[32]]);
    }

    [Fact]
    public void Sealed_custody_refuses_everything()
    {
        using var user = AgeIdentity.Create();
        var header = custody.Seal(Asset, 1, fileKey);
        custody.Forget();
        custody.IsSealed.ShouldBeTrue();
        Should.Throw<CustodyException>(() => custody.Seal(Asset, 1, fileKey)).Code.ShouldBe("SEALED");
        Should.Throw<CustodyException>(() => custody.Open(Asset, 1, header)).Code.ShouldBe("SEALED");
        Should.Throw<CustodyException>(() => custody.MintHeader(Asset, 1, header, user.Recipient)).Code.ShouldBe("SEALED");
    }

    [Fact]
    public async Task Sealing_while_headers_are_minted_gives_a_header_or_sealed()
    {
        using var user = AgeIdentity.Create();
        var header = custody.Seal(Asset, 1, fileKey);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Threads of their own: where there is one processor, the pool has none left for who ends them.
        var minting = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            MintUntilSealed, MarketFixture.Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        await Task.WhenAny(begun.Task, Task.WhenAll(minting));
        custody.Forget();
        await Task.WhenAll(minting);

        void MintUntilSealed()
        {
            var refused = Should.Throw<CustodyException>(() =>
            {
                while (true)
                {
                    custody.MintHeader(Asset, 1, header, user.Recipient).Length.ShouldBe(168);
                    begun.TrySetResult();
                }
            });
            refused.Code.ShouldBe("SEALED");
        }
    }

    private void Refused(string asset, int version, byte[] header) =>
        Should.Throw<CustodyException>(() => custody.Open(asset, version, header)).Code.ShouldBe("WRONG_HEADER");

    private static byte[] Bytes(AgeFileKey key)
    {
        var bytes = new byte[AgeFileKey.Size];
        key.Export(bytes);
        return bytes;
    }
}
