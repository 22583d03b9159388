using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

public sealed partial class JsonRpcClient
{
    /// <summary>`view_account`; <see cref="NearRpcErrorKind.UnknownAccount"/> where there is none.</summary>
    public Task<AccountView> ViewAccountAsync(AccountId account, BlockReference block, CancellationToken cancellationToken) =>
        QueryAsync("view_account", account, _ => { }, block, NearJsonContext.Default.AccountView, cancellationToken);

    /// <summary>A key of an account; <see cref="NearRpcErrorKind.UnknownAccessKey"/> where the account has no such key.</summary>
    public Task<AccessKeyView> ViewAccessKeyAsync(
        AccountId account, PublicKey publicKey, BlockReference block, CancellationToken cancellationToken) => QueryAsync(
        "view_access_key", account, writer => writer.WriteString("public_key", publicKey.ToString()), block,
        NearJsonContext.Default.AccessKeyView, cancellationToken);

    /// <summary>`view_access_key_list`: all keys of an account.</summary>
    public Task<AccessKeyList> ViewAccessKeyListAsync(AccountId account, BlockReference block, CancellationToken cancellationToken) =>
        QueryAsync("view_access_key_list", account, _ => { }, block, NearJsonContext.Default.AccessKeyList, cancellationToken);

    /// <summary>`view_code`; <see cref="NearRpcErrorKind.NoContract"/> where the account has none.</summary>
    public Task<ContractCode> ViewCodeAsync(AccountId contract, BlockReference block, CancellationToken cancellationToken) =>
        QueryAsync("view_code", contract, _ => { }, block, NearJsonContext.Default.ContractCode, cancellationToken);

    /// <summary>The raw storage of a contract; nodes refuse where it is above their limit (50 kB by default).</summary>
    public Task<ContractState> ViewStateAsync(
        AccountId contract, ReadOnlyMemory<byte> prefix, BlockReference block, CancellationToken cancellationToken) => QueryAsync(
        "view_state", contract, writer => writer.WriteBase64String("prefix_base64", prefix.Span), block,
        NearJsonContext.Default.ContractState, cancellationToken);

    /// <summary>Runs a view method; <see cref="NearRpcErrorKind.ContractPanic"/> where it panics.</summary>
    public Task<CallResult> CallFunctionAsync(
        AccountId contract, string method, ReadOnlyMemory<byte> arguments, BlockReference block, CancellationToken cancellationToken) =>
        QueryAsync(
            "call_function", contract,
            writer =>
            {
                writer.WriteString("method_name", method);
                writer.WriteBase64String("args_base64", arguments.Span);
            },
            block, NearJsonContext.Default.CallResult, cancellationToken);

    private async Task<T> QueryAsync<T>(
        string requestType, AccountId account, Action<Utf8JsonWriter> writeMembers, BlockReference block, JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
    {
        var result = await _transport.CallAsync("query", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("request_type", requestType);
            writer.WriteBlock(block);
            writer.WriteString("account_id", account.Value);
            writeMembers(writer);
            writer.WriteEndObject();
        }, cancellationToken);
        return RpcErrors.FromQueryResult(result) is { } failure ? throw failure : Read(result, type, requestType);
    }
}
