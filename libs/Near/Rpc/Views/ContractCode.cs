using System.Text.Json.Serialization;

namespace Neura.Near.Rpc;

/// <summary>`view_code`: the wasm of a contract.</summary>
/// <param name="Code">The wasm.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="BlockHeight">Height of the block this was true in.</param>
/// <param name="BlockHash">Hash of that block.</param>
public sealed record ContractCode(
    [property: JsonPropertyName("code_base64")] byte[] Code, CryptoHash Hash, ulong BlockHeight, CryptoHash BlockHash);
