using System.Text.Json.Serialization;

namespace Neura.Near.Rpc;

/// <summary>The body of a receipt.</summary>
/// <param name="Action">The actions; null for the other kinds (data, distribution of a global contract), which run no method by
/// themselves.</param>
public sealed record ReceiptBodyView([property: JsonPropertyName("Action")] ActionReceiptView? Action = null);

/// <param name="SignerId">Who signed the transaction.</param>
/// <param name="Actions">Run in order, all or none.</param>
public sealed record ActionReceiptView(AccountId SignerId, IReadOnlyList<ActionView> Actions);
