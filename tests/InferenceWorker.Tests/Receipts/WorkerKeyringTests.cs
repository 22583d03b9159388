using Microsoft.Extensions.Options;
using Neura.Cryptography;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Receipts;

namespace NeuraNft.InferenceWorker.Tests.Receipts;

public sealed class WorkerKeyringTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("neura-worker-key-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Keys_are_the_files_the_same_for_each_worker_that_shares_it_and_one_vouches_for_the_other()
    {
        var file = await FileAsync(Convert.ToBase64String(new byte[32]), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var one = Keyring(file, "w1");
        using var other = Keyring(file, "w2");
        using var own = Keyring(null, "w1");
        other.Registration.EncryptionKey.ShouldBe(one.Registration.EncryptionKey);
        own.Registration.EncryptionKey.ShouldNotBe(one.Registration.EncryptionKey);
        var (keys, signing) = (one.Registration, Convert.FromBase64String(one.Registration.SigningKey));
        SignatureAlgorithm.Ed25519.Verify(
            PublicKey.Import(SignatureAlgorithm.Ed25519, signing, KeyBlobFormat.RawPublicKey),
            WorkerKeys.ToBytes("w1", keys.SigningKey, keys.EncryptionKey), Convert.FromBase64String(keys.Signature)).ShouldBeTrue();
    }

    [Fact]
    public async Task File_that_is_missing_open_or_no_secret_stops_the_worker_with_a_sentence()
    {
        Should.Throw<FormatException>(() => Keyring(Path.Combine(folder, "none"), "w")).Message.ShouldContain("does not exist");
        var nonsense = await FileAsync("secret", UnixFileMode.UserRead);
        Should.Throw<FormatException>(() => Keyring(nonsense, "w")).Message.ShouldContain("base64");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no modes");
        var open = await FileAsync(Convert.ToBase64String(new byte[32]), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Should.Throw<FormatException>(() => Keyring(open, "w")).Message.ShouldContain("chmod 600");
    }

    private static WorkerKeyring Keyring(string? file, string worker) =>
        new(Options.Create(new WorkerOptions { KeyFile = file, Id = worker }));

    private async Task<string> FileAsync(string content, UnixFileMode mode)
    {
        var file = Path.Combine(folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, mode);
        return file;
    }
}
