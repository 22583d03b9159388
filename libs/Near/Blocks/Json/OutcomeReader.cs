using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>
/// One element of receipt_execution_outcomes. It is gone over once; logs and receipt are only decoded for a watched executor.
/// </summary>
internal ref struct OutcomeReader(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private Range? _receipt;
    private Range? _logs;
    private CryptoHash? _id;
    private CryptoHash? _transaction;
    private bool _hasExecutor;
    private bool _succeeded;

    /// <summary>The block the outcome says it ran in.</summary>
    public CryptoHash BlockHash { get; private set; }

    /// <summary>Null where nobody watches it.</summary>
    public AccountId? Executor { get; private set; }

    /// <summary>Reads the object that the reader, which goes over the same JSON, stands at.</summary>
    public void Read(ref Utf8JsonReader reader, WatchedAccounts watched)
    {
        reader.ExpectObject("receipt_execution_outcomes[]");
        CryptoHash? block = null;
        while (reader.NextMember())
        {
            if (reader.Is("execution_outcome"u8, "executionOutcome"u8)) block = ReadExecution(ref reader, watched);
            else if (reader.Is("receipt"u8)) _receipt = reader.Place();
            else if (reader.Is("tx_hash"u8, "txHash"u8)) _transaction = reader.Hash("tx_hash");
            else reader.Skip();
        }
        BlockHash = block ?? throw JsonWalk.Missing("block_hash");
        if (!_hasExecutor) throw JsonWalk.Missing("executor_id");
    }

    /// <summary>The receipt as it ran; null where it runs no actions.</summary>
    public readonly ExecutedReceipt? Decode()
    {
        var reader = new Utf8JsonReader(_json[_receipt ?? throw JsonWalk.Missing("receipt")], JsonWalk.Options);
        reader.Read();
        var receipt = ReceiptReader.Read(ref reader);
        if (receipt.Id != _id) throw new JsonException("Receipt and outcome have different ids.");
        return receipt.IsAction
            ? receipt.Ran(Executor!.Value, _transaction, _succeeded ? ReceiptStatus.Success : ReceiptStatus.Failure, DecodeLogs())
            : null;
    }

    private CryptoHash? ReadExecution(ref Utf8JsonReader reader, WatchedAccounts watched)
    {
        CryptoHash? block = null;
        if (!reader.EnterObject("execution_outcome")) return block;
        while (reader.NextMember())
        {
            if (reader.Is("block_hash"u8, "blockHash"u8)) block = reader.Hash("block_hash");
            else if (reader.Is("id"u8)) _id = reader.Hash("id");
            else if (reader.Is("outcome"u8)) ReadOutcome(ref reader, watched);
            else reader.Skip();
        }
        return block;
    }

    private void ReadOutcome(ref Utf8JsonReader reader, WatchedAccounts watched)
    {
        if (!reader.EnterObject("outcome")) return;
        while (reader.NextMember())
        {
            if (reader.Is("executor_id"u8, "executorId"u8)) ReadExecutor(ref reader, watched);
            else if (reader.Is("status"u8)) _succeeded = ReadStatus(ref reader);
            else if (reader.Is("logs"u8)) _logs = reader.Place();
            else reader.Skip();
        }
    }

    private void ReadExecutor(ref Utf8JsonReader reader, WatchedAccounts watched)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("'executor_id' is not a text.");
        (_hasExecutor, Executor) = (true, watched.Match(ref reader));
    }

    /// <summary>Only the two forms of success count as one: everything else, known or not, is a failure.</summary>
    private static bool ReadStatus(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }
        var succeeded = false;
        var others = false;
        while (reader.NextMember())
        {
            if (reader.Is("SuccessValue"u8) || reader.Is("SuccessReceiptId"u8)) succeeded = true;
            else others = true;
            reader.Skip();
        }
        return succeeded && !others; // Of two statuses the worse one is believed.
    }

    private readonly List<string> DecodeLogs()
    {
        var reader = new Utf8JsonReader(_json[_logs ?? throw JsonWalk.Missing("logs")], JsonWalk.Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("'logs' is not a list.");
        var logs = new List<string>();
        while (reader.NextItem())
            logs.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A log is not a text."));
        return logs;
    }
}
