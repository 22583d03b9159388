using System.Text.Json;
using System.Text.Json.Serialization;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Application.Inferences;

/// <summary>
/// A receipt as a file, which anybody can check without us (neura-audit verify-receipt). Stored format; change only by adding.
/// </summary>
/// <param name="SigningKey">The worker's, Ed25519 in base64. Who checks compares it with one that he trusts.</param>
/// <param name="Opening">For the requester; whoever shows the receipt to others may take it out, and so tells nothing of the input.</param>
public sealed record ReceiptDocument(
    string Format, string Says, RunReceipt Receipt, string SigningKey, string Signature, ReceiptDocument.Salted? Opening)
{
    /// <summary>Bytes of a document's file at most.</summary>
    public const long MaxBytes = 64 << 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true, AllowDuplicateProperties = false,
    };

    /// <param name="Salt">32 bytes in base64: opens the commitments.</param>
    public sealed record Salted(string Salt);

    public static ReceiptDocument Of(SignedReceipt receipt) => new(
        RunReceipt.Format, RunReceipt.Says, receipt.Receipt, receipt.SigningKey, receipt.Signature,
        receipt.Salt is null ? null : new Salted(receipt.Salt));

    /// <summary>Null where the text is no receipt.</summary>
    public static ReceiptDocument? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ReceiptDocument>(text, Json) is { Format: RunReceipt.Format } read ? read : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}
