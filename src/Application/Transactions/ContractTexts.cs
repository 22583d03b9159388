using System.Text;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Transactions;

/// <summary>The contract's bounds on texts (its metadata.rs and terms.rs), told before a wallet signs.</summary>
internal static class ContractTexts
{
    private const int MaxLinkBytes = 512;
    private const int MaxBaseModelBytes = 256;
    private const int MaxDescriptionBytes = 2048;
    private const int MaxTermBytes = 64;
    private const int MaxTags = 10;
    private const int MaxTagBytes = 32;

    // 2^53 - 1: what a number of JSON can be everywhere.
    private const long MaxContextWindow = 9_007_199_254_740_991;

    /// <returns>Null where all of them fit.</returns>
    public static TransactionRefusal.ContractWouldRefuse? Fault(AssetMetadata m) =>
        Of("image", m.Image, MaxLinkBytes) ?? Of("baseModel", m.BaseModel, MaxBaseModelBytes) ?? Of("data", m.Data, MaxLinkBytes)
        ?? Of("rag", m.Rag, MaxLinkBytes) ?? Of("fineTuneData", m.FineTuneData, MaxLinkBytes)
        ?? Of("description", m.Description, MaxDescriptionBytes) ?? Of("task", m.Task, MaxTermBytes)
        ?? Of("license", m.License, MaxTermBytes)
        ?? (m.Tags.Values.Count > MaxTags ? Refuse($"There are at most {MaxTags} tags.") : null)
        ?? m.Tags.Values.Select(tag => tag.Length == 0 ? Refuse("A tag is empty.") : Of("tags", tag, MaxTagBytes))
            .FirstOrDefault(fault => fault is not null);

    /// <returns>Null where all of them fit.</returns>
    public static TransactionRefusal.ContractWouldRefuse? Fault(CollectionTexts t) =>
        Of("name", t.Name, Domain.ContractLimits.MaxNameBytes) ?? Of("kindHint", t.KindHint, MaxTermBytes)
        ?? Of("baseModel", t.BaseModel, MaxBaseModelBytes) ?? Of("image", t.Image, MaxLinkBytes)
        ?? Of("description", t.Description, MaxDescriptionBytes)
        ?? (t.ContextWindow is < 0 or > MaxContextWindow ? Refuse("contextWindow is a number of tokens.") : null);

    /// <returns>Null where it fits.</returns>
    public static TransactionRefusal.ContractWouldRefuse? Of(string field, string? text, int maxBytes) =>
        text is null ? null
        : Encoding.UTF8.GetByteCount(text) > maxBytes ? Refuse($"{field} has at most {maxBytes} bytes.")
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Refuse($"{field} holds a control character.")
        : null;

    private static TransactionRefusal.ContractWouldRefuse Refuse(string sentence) => new("E_BAD_INPUT", sentence);
}
