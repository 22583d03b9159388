using System.Diagnostics;
using Neura.Cryptography;
using Neura.Cryptography.Age;
using Neura.Cryptography.Hpke;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Benchmarks.Age;

/// <summary>Rates of age beside those of OpenSSL and of Debian's age, memory on a long stream, and what the other keys cost.</summary>
internal static class AgeBenchmark
{
    private const int Rounds = 3;
    private const int Length = 512 << 20;

    // A payload that the processor's cache holds, as openssl speed's block is held.
    private const int Files = 128;

    public static async Task RunAsync(int gibibytes, CancellationToken ct)
    {
        using var identity = AgeIdentity.Create();
        await RatesAsync(identity, ct);
        Once("header rewrapped", 2000, Rewrap(identity));
        Hpke();
        Sharing();
        var resident = await AgeMemory.RunAsync(gibibytes, ct);
        Console.WriteLine($"resident on {gibibytes} GiB, encrypted and decrypted in one process: {resident:F1} MB");
    }

    private static async Task RatesAsync(AgeIdentity identity, CancellationToken ct)
    {
        var folder = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var (plain, key, file) = (Path.Combine(folder, "age-plain"), Path.Combine(folder, "age-key"), Path.Combine(folder, "age-file"));
        try
        {
            var text = new char[AgeIdentity.TextLength];
            identity.WriteText(text);
            await File.WriteAllTextAsync(key, new string(text), ct);
            await using (var made = File.Create(plain)) await new RepeatedStream(Length).CopyToAsync(made, ct);
            await MakeAsync(plain, file, identity, ct);
            for (var round = 1; round <= Rounds; round++)
            {
                await BesideOpenSslAsync(identity, ct);
                var encrypt = await RateAsync(() => EncryptAsync(plain, identity, ct));
                var decrypt = await RateAsync(() => DecryptAsync(file, identity, ct));
                var theirs = await OtherTools.AgeAsync($"-r {identity.Recipient}", plain, ct);
                var back = await OtherTools.AgeAsync($"-d -i {key}", file, ct);
                Console.WriteLine(
                    $"file to nowhere: encrypt {encrypt:F0}, decrypt {decrypt:F0}; Debian's age {theirs:F0}, {back:F0}: "
                    + $"{encrypt / theirs:F2} and {decrypt / back:F2} of its rates");
            }
        }
        finally
        {
            foreach (var path in new[] { plain, key, file }) File.Delete(path);
        }
    }

    // From memory, as openssl speed does it; the whole streams all the same, with headers, keys, nonces and copies.
    private static async Task BesideOpenSslAsync(AgeIdentity identity, CancellationToken ct)
    {
        var openSsl = await OtherTools.OpenSslAsync(ct);
        var encrypt = await RateAsync(
            () => AgeFile.EncryptAsync(new RepeatedStream(Length), Stream.Null, [identity.Recipient], ct));
        using var payload = new MemoryStream();
        var header = await AgeFile.EncryptAsync(new RepeatedStream(Length / Files), payload, [identity.Recipient], ct);
        var decrypt = await RateAsync(async () =>
        {
            using var fileKey = AgeHeader.Parse(header).Unwrap(identity);
            for (var i = 0; i < Files; i++)
            {
                payload.Position = 0;
                await using var plain = await AgePayloadReader.OpenAsync(payload, fileKey, keepsPayloadOpen: true, ct);
                await plain.CopyToAsync(Stream.Null, ct);
            }
        });
        Console.WriteLine(
            $"MB/s of processor time: openssl speed {openSsl:F0}; in memory: encrypt {encrypt:F0} ({encrypt / openSsl:F2} of it), "
            + $"decrypt {decrypt:F0} ({decrypt / openSsl:F2})");
    }

    private static async Task MakeAsync(string plain, string file, AgeIdentity identity, CancellationToken ct)
    {
        using var fileKey = AgeFileKey.Create();
        await using var source = File.OpenRead(plain);
        await using var target = File.Create(file);
        await target.WriteAsync(AgeHeader.Write(fileKey, identity.Recipient), ct);
        await AgeFile.EncryptAsync(source, target, fileKey, ct);
    }

    private static async Task EncryptAsync(string plain, AgeIdentity identity, CancellationToken ct)
    {
        await using var source = new FileStream(plain, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 512 << 10);
        await AgeFile.EncryptAsync(source, Stream.Null, [identity.Recipient], ct);
    }

    private static async Task DecryptAsync(string file, AgeIdentity identity, CancellationToken ct)
    {
        await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 512 << 10);
        var header = await AgeFile.ReadHeaderAsync(source, ct);
        await using var plain = await AgeFile.DecryptAsync(header.Bytes, source, identity, ct);
        await plain.CopyToAsync(Stream.Null, ct);
    }

    private static async Task<double> RateAsync(Func<Task> work)
    {
        await work();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await work();
        process.Refresh();
        return Length / 1e6 / (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static Action Rewrap(AgeIdentity identity)
    {
        using var fileKey = AgeFileKey.Create();
        var header = AgeHeader.Write(fileKey, identity.Recipient);
        var user = identity.Recipient;
        return () => AgeFile.Rewrap(header, identity, user);
    }

    private static void Hpke()
    {
        var key = Key.Create(KeyAgreementAlgorithm.X25519);
        var text = new byte[1024];
        Once("HPKE: 1 KiB sealed and opened, both contexts new", 1000, () =>
        {
            using var sender = HpkeSender.Create(key.PublicKey, HpkeAead.ChaCha20Poly1305, "benchmark"u8);
            using var recipient = HpkeRecipient.Create(key, sender.Encapsulated, HpkeAead.ChaCha20Poly1305, "benchmark"u8);
            recipient.Open([], sender.Seal([], text));
        });
    }

    private static void Sharing()
    {
        var key = SplitKey.Create();
        var shares = KeySharing.Split(key, 3, 5);
        Once("key split 3 of 5", 200, () => KeySharing.Split(key, 3, 5));
        Once("three shares verified and combined", 200, () =>
            KeySharing.Combine([shares[0], shares[2], shares[4]], shares[0].Commitments).Dispose());
    }

    private static void Once(string what, int times, Action act)
    {
        for (var i = 0; i < times / 10; i++) act();
        using var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        for (var i = 0; i < times; i++) act();
        process.Refresh();
        var used = (process.TotalProcessorTime - before).TotalMilliseconds / times;
        Console.WriteLine($"{what}: {used:F3} ms of processor time, {watch.Elapsed.TotalMilliseconds / times:F3} ms by the clock");
    }
}
