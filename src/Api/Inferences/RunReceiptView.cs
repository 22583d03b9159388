using System.Text.Json;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Api.Inferences;

/// <summary>What a worker signed. It proves what was returned, not that it is right.</summary>
/// <param name="Document">JSON to be saved as it is and checked with neura-audit verify-receipt.</param>
/// <param name="Says">What a receipt proves and what it does not.</param>
/// <param name="InputCommitment">Without the document's salt no guess of the input can be tried on it.</param>
/// <param name="Attestation">Who vouches for the machine: nobody, or it itself.</param>
/// <param name="Measurement">SHA-256 of the worker's program, by its own word.</param>
/// <param name="SigningKey">Ed25519, base64; registered in the log.</param>
[GraphQLName("RunReceipt")]
public sealed record RunReceiptView(
    string Document, string Says, Hash256 InputCommitment, Hash256 OutputCommitment, RightUsedView Right, Yocto Price,
    IReadOnlyList<PriceShare> Split, AttestationKind Attestation, Hash256? Measurement, string SigningKey, string Signature)
{
    internal static RunReceiptView? From(JsonElement? stored)
    {
        if (stored?.Deserialize<SignedReceipt>(JsonSerializerOptions.Web) is not { Receipt: var receipt } signed)
            return null;
        return new RunReceiptView(
            ReceiptDocument.Of(signed).ToString(), RunReceipt.Says, new Hash256(receipt.InputCommitment),
            new Hash256(receipt.OutputCommitment),
            new RightUsedView(
                receipt.Right.Level, receipt.Right.Origin, receipt.Right.GivenBy is { } given ? new Position(given) : null),
            receipt.Price, [.. receipt.Split.Amounts.Select(part => new PriceShare(part.Key, part.Value))], receipt.Attestation.Kind,
            receipt.Attestation.Measurement is { } hash ? new Hash256(hash) : null, signed.SigningKey, signed.Signature);
    }
}

/// <summary>By which right the model was run, when the run began.</summary>
/// <param name="Origin">owner, grant, lease, resale, purchase, default.</param>
/// <param name="GivenBy">The event that gives it.</param>
[GraphQLName("RightUsed")]
public sealed record RightUsedView(AccessLevel Level, string Origin, Position? GivenBy);

/// <summary>Who got how much of what a run cost.</summary>
public sealed record PriceShare(Account Account, Yocto Amount);
