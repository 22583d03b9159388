using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neura.Near.Rpc;

/// <summary>A receipt is an action receipt, or something else (data, distribution of a global contract) that runs no method by itself.</summary>
public sealed record ReceiptBodyView([property: JsonPropertyName("Action")] ActionReceiptView? Action = null)
{
    /// <summary>The other kinds, by their name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; init; }
}

public sealed record ActionReceiptView(AccountId SignerId, IReadOnlyList<ActionView> Actions);
