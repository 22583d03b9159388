using System.Text.Json;

namespace Neura.Near.Rpc;

/// <summary>Which changes of state `EXPERIMENTAL_changes` is to tell.</summary>
public abstract record ChangesQuery
{
    private ChangesQuery() { }

    /// <summary>Balance, storage and code hash of accounts, and their deletion.</summary>
    public sealed record Accounts(IReadOnlyList<AccountId> Ids) : ChangesQuery;

    /// <summary>One key of each account.</summary>
    public sealed record SingleAccessKeys(IReadOnlyList<(AccountId Account, PublicKey Key)> Keys) : ChangesQuery;

    /// <summary>All keys of accounts.</summary>
    public sealed record AllAccessKeys(IReadOnlyList<AccountId> Ids) : ChangesQuery;

    /// <summary>Contracts that were deployed or removed.</summary>
    public sealed record ContractCodes(IReadOnlyList<AccountId> Ids) : ChangesQuery;

    /// <summary>What contracts stored under keys with a prefix.</summary>
    public sealed record Data(IReadOnlyList<AccountId> Ids, ReadOnlyMemory<byte> KeyPrefix) : ChangesQuery;

    internal void Write(Utf8JsonWriter writer)
    {
        switch (this)
        {
            case Accounts q: WriteAccounts(writer, "account_changes", q.Ids); break;
            case AllAccessKeys q: WriteAccounts(writer, "all_access_key_changes", q.Ids); break;
            case ContractCodes q: WriteAccounts(writer, "contract_code_changes", q.Ids); break;
            case Data q:
                WriteAccounts(writer, "data_changes", q.Ids);
                writer.WriteBase64String("key_prefix_base64", q.KeyPrefix.Span);
                break;
            case SingleAccessKeys q: WriteKeys(writer, q.Keys); break;
        }
    }

    private static void WriteAccounts(Utf8JsonWriter writer, string type, IReadOnlyList<AccountId> accounts)
    {
        writer.WriteString("changes_type", type);
        writer.WriteStartArray("account_ids");
        foreach (var account in accounts) writer.WriteStringValue(account.Value);
        writer.WriteEndArray();
    }

    private static void WriteKeys(Utf8JsonWriter writer, IReadOnlyList<(AccountId Account, PublicKey Key)> keys)
    {
        writer.WriteString("changes_type", "single_access_key_changes");
        writer.WriteStartArray("keys");
        foreach (var (account, key) in keys)
        {
            writer.WriteStartObject();
            writer.WriteString("account_id", account.Value);
            writer.WriteString("public_key", key.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
