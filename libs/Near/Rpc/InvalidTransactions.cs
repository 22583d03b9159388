using System.Text.Json;

namespace Neura.Near.Rpc;

/// <summary>Finds InvalidTxError in what a node puts beside its error.</summary>
internal static class InvalidTransactions
{
    private const string ActionsGroup = "ActionsValidation";

    // Names that only group others: the one inside says what is wrong.
    private static readonly string[] s_groups = ["InvalidAccessKeyError", ActionsGroup];

    public static InvalidTransaction? Find(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object) return null;
        if (data.TryGetProperty("TxExecutionError", out var inner)) return Find(inner);
        return data.TryGetProperty("InvalidTxError", out var error) ? Read(error) : null;
    }

    private static InvalidTransaction? Read(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String) return new InvalidTransaction(error.GetString()!, default);
        if (error.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in error.EnumerateObject())
        {
            if (Array.IndexOf(s_groups, property.Name) < 0 || Read(property.Value) is not { } nested)
                return new InvalidTransaction(property.Name, property.Value.Clone());
            return property.Name == ActionsGroup ? nested with { Kind = InvalidTransactionKind.ActionsValidation } : nested;
        }
        return null;
    }
}
