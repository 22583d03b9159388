using System.Text.Json;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

/// <summary>
/// Why a transaction was refused: "InvalidNonce", "Expired", "NotEnoughBalance", "InvalidSignature" …, with the node's own detail.
/// </summary>
/// <param name="Reason">The innermost name: for an access key error "MethodNameMismatch" rather than "InvalidAccessKeyError".</param>
/// <param name="Detail">The fields beside the name; undefined where there are none.</param>
public sealed record InvalidTransaction(string Reason, JsonElement Detail)
{
    /// <summary>The reason's name for a nonce that is not above the key's last.</summary>
    public const string InvalidNonce = "InvalidNonce";

    /// <summary>The reason's name for a block hash that is too old.</summary>
    public const string Expired = "Expired";

    /// <summary>The reason as something to branch on; names of later protocols are <see cref="InvalidTransactionKind.Other"/>.</summary>
    public InvalidTransactionKind Kind { get; init; } =
        Enum.TryParse<InvalidTransactionKind>(Reason, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Reason[0])
            ? kind
            : InvalidTransactionKind.Other;

    /// <summary>The last nonce the key has used, for <see cref="InvalidNonce"/>.</summary>
    public ulong? AccessKeyNonce => Number("ak_nonce");

    /// <summary>The nonce of the transaction, for a nonce that is wrong.</summary>
    public ulong? TransactionNonce => Number("tx_nonce");

    /// <summary>What the signer has, where it is not enough.</summary>
    public NearToken? Balance => Amount("balance");

    /// <summary>What the transaction costs, where the signer or the key's allowance cannot pay it.</summary>
    public NearToken? Cost => Amount("cost");

    /// <summary>What is left of the key's allowance, where it is not enough.</summary>
    public NearToken? Allowance => Amount("allowance");

    /// <summary>What is lacking, for <see cref="InvalidTransactionKind.LackBalanceForState"/>.</summary>
    public NearToken? Lacking => Amount("amount");

    /// <summary>The same bytes may be taken later.</summary>
    public bool MayPass => Kind is InvalidTransactionKind.ShardCongested or InvalidTransactionKind.ShardStuck
        or InvalidTransactionKind.StorageError;

    private ulong? Number(string name) => Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetUInt64(out var value)
        ? value
        : null;

    private NearToken? Amount(string name) =>
        NearToken.TryParse(Field(name).TextOrNull(), out var token) ? token : null;

    private JsonElement Field(string name) =>
        Detail.ValueKind == JsonValueKind.Object && Detail.TryGetProperty(name, out var value) ? value : default;
}
