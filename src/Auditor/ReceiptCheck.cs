using System.Security.Cryptography;
using System.Text;
using Neura.Cryptography;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Auditor;

/// <summary>What a receipt proves, from the receipt alone and a key that is trusted.</summary>
internal static class ReceiptCheck
{
    private const int KeyBytes = 32;

    public static IReadOnlyList<Finding> Of(ReceiptDocument document, string trustedKey, ReceiptOpening.Shown shown)
    {
        var subject = $"job {document.Receipt.Job}";
        var trusted = Bytes(trustedKey, KeyBytes) ?? throw new MalformedException("The worker's key is not base64 of 32 bytes.");
        if (!PublicKey.TryImport(SignatureAlgorithm.Ed25519, trusted, KeyBlobFormat.RawPublicKey, out var key))
            throw new MalformedException("The worker's key is no key of Ed25519.");
        if (document.SigningKey != trustedKey)
            return [new Finding(ExitCode.NotTrusted, subject, "It names another key than the one that is trusted.")];
        if (document.Says != RunReceipt.Says)
            return [new Finding(ExitCode.ReceiptChanged, subject, "What it says of itself is not what receipts say.")];
        if (Bytes(document.Signature, SignatureAlgorithm.Ed25519.SignatureSize) is not { } signature
            || !SignatureAlgorithm.Ed25519.Verify(key, document.Receipt.ToBytes(), signature))
            return [new Finding(ExitCode.ReceiptChanged, subject, "The worker did not sign this.")];
        if (document.Receipt.Split.Total != document.Receipt.Price)
            return [new Finding(ExitCode.ReceiptChanged, subject, "The parts are not the price.")];
        var proven = new Finding(ExitCode.Proven, subject, Sentence(document.Receipt));
        return [proven, .. Opened(document, subject, shown)];
    }

    private static IEnumerable<Finding> Opened(ReceiptDocument document, string subject, ReceiptOpening.Shown shown)
    {
        if (shown is { Input: null, Output: null, Salt: null } && document.Opening is null)
            yield break;
        var opening = Bytes(shown.Salt ?? document.Opening?.Salt ?? "", RunCommitment.SaltBytes)
            ?? throw new MalformedException("There is no salt of 32 bytes in base64 to open the commitments with.");
        if (shown.Input is { } input)
            yield return Compare(
                "input", document.Receipt.InputCommitment, RunCommitment.OfInput(opening, shown.InputKind, input), subject);
        if (shown.Output is { } output)
            yield return Compare("answer", document.Receipt.OutputCommitment, RunCommitment.OfOutput(opening, output), subject);
    }

    private static Finding Compare(string what, string committed, string shown, string subject) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(committed), Encoding.ASCII.GetBytes(shown))
            ? new Finding(ExitCode.Proven, subject, $"It is of this {what}.")
            : new Finding(ExitCode.OpeningDiffers, subject, $"It is not of this {what}, or this is not its salt.");

    private static string Sentence(RunReceipt receipt) =>
        $"Signed by worker {receipt.Worker}: {receipt.Requester} by right {receipt.Right.Level} ({receipt.Right.Origin}) had model "
        + $"{receipt.ModelCid} run for {receipt.Price} yoctoNEAR. Attestation: {receipt.Attestation.Kind.ToString().ToLowerInvariant()}. "
        + "That the answer is right is not proven.";

    private static byte[]? Bytes(string text, int size)
    {
        var bytes = new byte[Math.Max(text.Length, size)];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == size ? bytes[..size] : null;
    }
}
