using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>A chunk, of which little is needed and seldom: each question goes over it anew.</summary>
internal readonly ref struct ChunkReader(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>The shard has no chunk in this block.</summary>
    public bool IsMissing => _json.IsEmpty;

    /// <summary>The height of the block that brought it, by its own header.</summary>
    public ulong HeightIncluded()
    {
        var reader = Open();
        while (reader.NextMember())
        {
            if (!reader.Is("header"u8)) reader.Skip();
            else if (reader.EnterObject("header"))
                while (reader.NextMember())
                {
                    if (reader.Is("height_included"u8, "heightIncluded"u8))
                        return reader.UInt64("height_included") ?? throw JsonWalk.Missing("height_included");
                    reader.Skip();
                }
        }
        throw JsonWalk.Missing("height_included");
    }

    /// <summary>From the receipt a transaction turned into to the transaction.</summary>
    public Dictionary<CryptoHash, CryptoHash> Transactions()
    {
        var byReceipt = new Dictionary<CryptoHash, CryptoHash>();
        if (IsMissing) return byReceipt;
        var reader = Open();
        while (reader.NextMember())
        {
            if (!reader.Is("transactions"u8)) reader.Skip();
            else if (reader.EnterList("transactions"))
                while (reader.NextItem()) ReadTransaction(ref reader, byReceipt);
        }
        return byReceipt;
    }

    private static void ReadTransaction(ref Utf8JsonReader reader, Dictionary<CryptoHash, CryptoHash> byReceipt)
    {
        reader.ExpectObject("transactions[]");
        CryptoHash? hash = null;
        var receipts = new List<CryptoHash>(1);
        while (reader.NextMember())
        {
            if (reader.Is("transaction"u8) && reader.EnterObject("transaction"))
                while (reader.NextMember())
                {
                    if (reader.Is("hash"u8)) hash = reader.Hash("hash");
                    else reader.Skip();
                }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.Is("outcome"u8)) ReadReceiptIds(ref reader, receipts);
            else reader.Skip();
        }
        foreach (var receipt in receipts) byReceipt[receipt] = hash ?? throw JsonWalk.Missing("hash");
    }

    // outcome.execution_outcome.outcome.receipt_ids: the names in between hold nothing else that is called so.
    private static void ReadReceiptIds(ref Utf8JsonReader reader, List<CryptoHash> receipts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.NextMember())
        {
            if (reader.Is("execution_outcome"u8, "executionOutcome"u8) || reader.Is("outcome"u8)) ReadReceiptIds(ref reader, receipts);
            else if (!reader.Is("receipt_ids"u8, "receiptIds"u8)) reader.Skip();
            else if (reader.EnterList("receipt_ids"))
                while (reader.NextItem())
                    receipts.Add(reader.TokenType == JsonTokenType.String
                        ? reader.HashHere("receipt_ids[]")
                        : throw JsonWalk.Missing("receipt_ids[]"));
        }
    }

    private Utf8JsonReader Open()
    {
        var reader = new Utf8JsonReader(_json, JsonWalk.Options);
        reader.Read();
        reader.ExpectObject("chunk");
        return reader;
    }
}
