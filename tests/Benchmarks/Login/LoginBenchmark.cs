using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Neura.Near;
using NeuraNft.Application.Accounts;
using NeuraNft.Domain;

namespace NeuraNft.Benchmarks.Login;

/// <summary>
/// What a login costs one core beyond the database and the chain: the answer's texts decoded, the NEP-413 payload made and hashed, the key
/// checked, the signature verified. Beside it, in turns in the same run, libsodium's bare verification of the same digest.
/// </summary>
internal static partial class LoginBenchmark
{
    private const int Answers = 256;
    private const int Rounds = 10;
    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(500);

    public static void Run()
    {
        var options = new LoginOptions();
        using var key = KeyPair.Generate();
        Answer[] answers = [.. Enumerable.Range(0, Answers).Select(_ => Answer.Of(options, key))];
        var (login, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (one, other) = (Rate(i => answers[i].IsGood(options)), Rate(i => answers[i].IsVerifiedBare()));
            if (round == 0)
                continue; // Compiled by then.
            login.Add(one);
            bare.Add(other);
        }
        var (logins, verifications) = (Median(login), Median(bare));
        Console.WriteLine($"login verified, one core: {logins:N0}/s (worst of {Rounds} rounds {login.Min():N0}/s)");
        Console.WriteLine($"libsodium's verification alone, one core: {verifications:N0}/s; ratio {logins / verifications:0.00}");
    }

    private static double Rate(Func<int, bool> verify)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < Each; count++)
            if (!verify(count % Answers))
                throw new CryptographicException("A good answer was refused.");
        return count / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libsodium.so.23", EntryPoint = "crypto_sign_verify_detached")]
    private static partial int VerifyDetached(byte[] signature, byte[] message, ulong messageLength, byte[] publicKey);

    /// <summary>As it came in, and as its challenge was kept.</summary>
    private sealed record Answer(
        string Account, string Nonce, string PublicKey, string Signature, string Message, string Recipient, DateTimeOffset IssuedAt,
        DateTimeOffset ExpiresAt, byte[] Digest, byte[] RawKey, byte[] RawSignature)
    {
        public static Answer Of(LoginOptions options, KeyPair key)
        {
            var account = Domain.Account.Parse("benchmark.near");
            var challenge = LoginChallenge.For(account, "testnet", RandomNumberGenerator.GetBytes(32), options, DateTimeOffset.UnixEpoch);
            var payload = new Nep413Payload(challenge.Message, challenge.Nonce.Span, challenge.Recipient, callbackUrl: null);
            var signature = Nep413.Sign(payload, key);
            return new Answer(
                account.Value, Convert.ToBase64String(challenge.Nonce.Span), key.PublicKey.ToString(), signature, challenge.Message,
                challenge.Recipient, challenge.IssuedAt, challenge.ExpiresAt, payload.Digest().ToArray(), key.PublicKey.Bytes.ToArray(),
                Convert.FromBase64String(signature));
        }

        public bool IsGood(LoginOptions options)
        {
            var challenge = new LoginChallenge(
                Domain.Account.Parse(Account), Convert.FromBase64String(Nonce), Message, Recipient, IssuedAt, ExpiresAt);
            return Neura.Near.PublicKey.TryParse(PublicKey, out var key) && challenge.IsAnsweredBy(key, Signature, options);
        }

        public bool IsVerifiedBare() => VerifyDetached(RawSignature, Digest, (ulong)Digest.Length, RawKey) == 0;
    }
}
