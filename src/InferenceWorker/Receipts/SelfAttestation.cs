using System.Security.Cryptography;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.InferenceWorker.Receipts;

/// <summary>What a worker says of itself: its program's SHA-256. Nobody else vouches for it.</summary>
internal static class SelfAttestation
{
    public static Attestation Of(AttestationKind kind) => kind switch
    {
        AttestationKind.None => Attestation.None,
        AttestationKind.Self => Measure(typeof(SelfAttestation).Assembly.Location),
    };

    // A program in a single file has no place of its own.
    private static Attestation Measure(string program) => File.Exists(program)
        ? new Attestation(AttestationKind.Self, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(program))))
        : Attestation.None;
}
