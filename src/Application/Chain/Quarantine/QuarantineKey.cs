using System.Globalization;

namespace NeuraNft.Application.Chain.Quarantine;

/// <summary>Names one quarantined log: "receipt/log index".</summary>
public sealed record QuarantineKey(string ReceiptId, int LogIndex)
{
    /// <returns>Null where the text is no such name.</returns>
    public static QuarantineKey? Find(string text) =>
        text.Split('/') is [{ Length: > 0 } receipt, var log]
        && int.TryParse(log, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? new(receipt, index)
            : null;

    public override string ToString() => $"{ReceiptId}/{LogIndex.ToString(CultureInfo.InvariantCulture)}";
}
