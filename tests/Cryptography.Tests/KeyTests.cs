using Neura.Cryptography;

namespace NeuraNft.Cryptography.Tests;

public sealed class KeyTests
{
    private static readonly SignatureAlgorithm s_ed25519 = SignatureAlgorithm.Ed25519;

    [Fact]
    public void Create_gives_a_different_key_each_time()
    {
        using var first = Key.Create(s_ed25519);
        using var second = Key.Create(s_ed25519);
        first.PublicKey.ShouldNotBe(second.PublicKey);
    }

    [Fact]
    public void Export_of_an_imported_seed_gives_the_seed_back()
    {
        var seed = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        using var key = Key.Import(s_ed25519, seed, KeyBlobFormat.RawPrivateKey);
        var exported = new byte[32];
        key.Export(KeyBlobFormat.RawPrivateKey, exported);
        exported.ShouldBe(seed);
        key.Export(KeyBlobFormat.RawPublicKey, exported);
        exported.ShouldBe(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(64)]
    public void Import_of_a_seed_of_wrong_length_is_refused(int length) =>
        Should.Throw<FormatException>(() => Key.Import(s_ed25519, new byte[length], KeyBlobFormat.RawPrivateKey));

    [Fact]
    public void Disposed_key_neither_signs_nor_exports()
    {
        var key = Key.Create(s_ed25519);
        key.Dispose();
        Should.Throw<ObjectDisposedException>(() => s_ed25519.Sign(key, "x"u8));
        Should.Throw<ObjectDisposedException>(() => key.Export(KeyBlobFormat.RawPrivateKey, new byte[32]));
    }

    [Fact]
    public void Signing_while_disposing_never_reads_freed_memory()
    {
        for (var i = 0; i < 200; i++)
        {
            var key = Key.Create(s_ed25519);
            Parallel.Invoke(() => SignUntilDisposed(key), key.Dispose);
        }
    }

    private static void SignUntilDisposed(Key key)
    {
        try
        {
            for (var i = 0; i < 50; i++) s_ed25519.Verify(key.PublicKey, "x"u8, s_ed25519.Sign(key, "x"u8)).ShouldBeTrue();
        }
        catch (ObjectDisposedException)
        {
            // The only failure allowed: the handle counts its users, so that memory in use is not freed.
        }
    }
}
