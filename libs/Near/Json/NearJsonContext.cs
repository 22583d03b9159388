using System.Text.Json.Serialization;
using Neura.Near.Rpc;

namespace Neura.Near.Json;

/// <summary>
/// Generated readers of the RPC's answers. A field without a default that is missing or null is an error, never a silent zero.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    MaxDepth = 128)]
[JsonSerializable(typeof(NodeStatus))]
[JsonSerializable(typeof(BlockView))]
[JsonSerializable(typeof(ChunkView))]
[JsonSerializable(typeof(ReceiptView))]
[JsonSerializable(typeof(ReceiptOrigin))]
[JsonSerializable(typeof(TransactionStatus))]
[JsonSerializable(typeof(OutcomeProofView))]
[JsonSerializable(typeof(ChangesInBlock))]
[JsonSerializable(typeof(AccountChanges))]
[JsonSerializable(typeof(AccountView))]
[JsonSerializable(typeof(AccessKeyView))]
[JsonSerializable(typeof(AccessKeyList))]
[JsonSerializable(typeof(CallResult))]
[JsonSerializable(typeof(ContractState))]
[JsonSerializable(typeof(GasPriceView))]
[JsonSerializable(typeof(NetworkInfo))]
[JsonSerializable(typeof(EpochValidators))]
[JsonSerializable(typeof(ProtocolConfig))]
[JsonSerializable(typeof(GenesisConfig))]
[JsonSerializable(typeof(ContractCode))]
[JsonSerializable(typeof(CryptoHash))]
internal sealed partial class NearJsonContext : JsonSerializerContext;
