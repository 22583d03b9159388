using System.Text.Json;
using System.Text.Json.Serialization;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

/// <summary>How a transaction or receipt ended.</summary>
[JsonConverter(typeof(ExecutionStatusJsonConverter))]
public abstract record ExecutionStatus
{
    private ExecutionStatus() { }

    /// <summary>"Unknown", "NotStarted" or "Started": nothing is known yet.</summary>
    public sealed record Pending(string Name) : ExecutionStatus;

    /// <summary>Failed; what it did was undone, what it logged was kept.</summary>
    public sealed record Failure(JsonElement Error) : ExecutionStatus
    {
        /// <summary>What the contract said when it panicked; null where the failure is of another kind.</summary>
        public string? PanicMessage => PanicText.Find(Error);
    }

    /// <summary>Succeeded with a value, mostly JSON.</summary>
    public sealed record SuccessValue(ReadOnlyMemory<byte> Value) : ExecutionStatus;

    /// <summary>Succeeded and left its value to another receipt.</summary>
    public sealed record SuccessReceiptId(CryptoHash ReceiptId) : ExecutionStatus;

    /// <summary>Succeeded, in one of the two ways.</summary>
    [JsonIgnore]
    public bool IsSuccess => this is SuccessValue or SuccessReceiptId;
}
