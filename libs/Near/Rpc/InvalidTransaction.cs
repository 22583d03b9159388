using System.Text.Json;

namespace Neura.Near.Rpc;

/// <summary>
/// Why a transaction was refused: "InvalidNonce", "Expired", "NotEnoughBalance", "InvalidSignature" …, with the node's own detail.
/// </summary>
/// <param name="Reason">The innermost name: for an access key error "MethodNameMismatch" rather than "InvalidAccessKeyError".</param>
/// <param name="Detail">The fields beside the name; undefined where there are none.</param>
public sealed record InvalidTransaction(string Reason, JsonElement Detail)
{
    public const string InvalidNonce = "InvalidNonce";
    public const string Expired = "Expired";

    /// <summary>The last nonce the key has used, for <see cref="InvalidNonce"/>.</summary>
    public ulong? AccessKeyNonce =>
        Detail.ValueKind == JsonValueKind.Object && Detail.TryGetProperty("ak_nonce", out var nonce) && nonce.TryGetUInt64(out var value)
            ? value
            : null;
}
