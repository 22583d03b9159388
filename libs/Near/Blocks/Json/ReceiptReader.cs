using System.Text.Json;

namespace Neura.Near.Blocks;

/// <summary>A receipt with its actions.</summary>
internal sealed class ReceiptReader
{
    private CryptoHash? _id;
    private AccountId? _predecessor;
    private AccountId? _signer;
    private List<MethodCall>? _calls;

    public CryptoHash Id => _id ?? throw JsonWalk.Missing("receipt_id");

    /// <summary>False for receipts that carry data: they run no method by themselves.</summary>
    public bool IsAction { get; private set; }

    /// <summary>Reads the object that the reader stands at.</summary>
    public static ReceiptReader Read(ref Utf8JsonReader reader)
    {
        reader.ExpectObject("receipt");
        var receipt = new ReceiptReader();
        var hasBody = false;
        while (reader.NextMember())
        {
            if (reader.Is("receipt_id"u8, "receiptId"u8)) receipt._id = reader.Hash("receipt_id");
            else if (reader.Is("predecessor_id"u8, "predecessorId"u8)) receipt._predecessor = reader.Account("predecessor_id");
            else if (reader.Is("receipt"u8)) hasBody = receipt.ReadBody(ref reader);
            else reader.Skip();
        }
        return hasBody ? receipt : throw JsonWalk.Missing("receipt");
    }

    public ExecutedReceipt Ran(AccountId executor, CryptoHash? transaction, ReceiptStatus status, IReadOnlyList<string> logs) => new(
        Id, executor, _predecessor ?? throw JsonWalk.Missing("predecessor_id"), _signer ?? throw JsonWalk.Missing("signer_id"),
        transaction, status, logs, _calls ?? throw JsonWalk.Missing("actions"));

    private bool ReadBody(ref Utf8JsonReader reader)
    {
        if (!reader.EnterObject("receipt")) return false;
        while (reader.NextMember())
        {
            if (reader.Is("Action"u8)) ReadAction(ref reader);
            else reader.Skip();
        }
        return true;
    }

    private void ReadAction(ref Utf8JsonReader reader)
    {
        if (!reader.EnterObject("Action")) return;
        IsAction = true;
        while (reader.NextMember())
        {
            if (reader.Is("signer_id"u8, "signerId"u8)) _signer = reader.Account("signer_id");
            else if (reader.Is("actions"u8)) _calls = ReadActions(ref reader);
            else reader.Skip();
        }
    }

    /// <summary>The function calls among the actions; every other kind is passed over.</summary>
    private static List<MethodCall>? ReadActions(ref Utf8JsonReader reader)
    {
        if (!reader.EnterList("actions")) return null;
        var calls = new List<MethodCall>();
        while (reader.NextItem())
        {
            if (reader.TokenType != JsonTokenType.StartObject) continue; // "CreateAccount": a kind without fields is its bare name.
            while (reader.NextMember())
            {
                if (reader.Is("FunctionCall"u8)) calls.Add(ReadCall(ref reader));
                else reader.Skip();
            }
        }
        return calls;
    }

    private static MethodCall ReadCall(ref Utf8JsonReader reader)
    {
        if (!reader.EnterObject("FunctionCall")) throw JsonWalk.Missing("FunctionCall");
        string? method = null;
        byte[]? arguments = null;
        ulong? gas = null;
        NearToken? deposit = null;
        while (reader.NextMember())
        {
            if (reader.Is("method_name"u8, "methodName"u8)) method = reader.Text("method_name");
            else if (reader.Is("args"u8)) arguments = ReadBase64(ref reader);
            else if (reader.Is("gas"u8)) gas = reader.UInt64("gas");
            else if (reader.Is("deposit"u8)) deposit = ReadToken(ref reader);
            else reader.Skip();
        }
        return new MethodCall(
            method ?? throw JsonWalk.Missing("method_name"), arguments ?? throw JsonWalk.Missing("args"),
            new Gas(gas ?? throw JsonWalk.Missing("gas")), deposit ?? throw JsonWalk.Missing("deposit"));
    }

    private static byte[] ReadBase64(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new JsonException("'args' is not base64.");
    }

    private static NearToken? ReadToken(ref Utf8JsonReader reader) =>
        reader.Text("deposit") is not { } text ? null
        : NearToken.TryParse(text, out var token) ? token : throw new JsonException("'deposit' is not an amount.");
}
