using System.Text.Json;

namespace Neura.Near.Rpc;

/// <summary>`EXPERIMENTAL_protocol_config`, as far as a client goes by it.</summary>
/// <param name="ProtocolVersion">Version of the protocol at the block.</param>
/// <param name="ChainId">"mainnet", "testnet" and so on.</param>
/// <param name="GenesisHeight">Height of the first block.</param>
/// <param name="EpochLength">Blocks in an epoch: about 12 hours on mainnet.</param>
/// <param name="TransactionValidityPeriod">For so many blocks a transaction's block hash is good.</param>
/// <param name="MinGasPrice">The lowest price of a unit of gas.</param>
/// <param name="MaxGasPrice">The highest.</param>
/// <param name="RuntimeConfig">Costs and limits as the node gives them.</param>
public sealed record ProtocolConfig(
    uint ProtocolVersion, string ChainId, ulong GenesisHeight, ulong EpochLength, JsonElement RuntimeConfig,
    ulong? TransactionValidityPeriod = null, NearToken? MinGasPrice = null, NearToken? MaxGasPrice = null)
{
    /// <summary>What a byte of storage locks, in yoctoNEAR; null where the node does not say.</summary>
    public NearToken? StorageAmountPerByte =>
        RuntimeConfig.ValueKind == JsonValueKind.Object && RuntimeConfig.TryGetProperty("storage_amount_per_byte", out var amount)
            && amount.ValueKind == JsonValueKind.String && NearToken.TryParse(amount.GetString(), out var token)
            ? token
            : null;
}

/// <summary>`EXPERIMENTAL_genesis_config`, as far as a client goes by it.</summary>
/// <param name="ProtocolVersion">Version of the protocol at the beginning.</param>
/// <param name="ChainId">"mainnet", "testnet" and so on.</param>
/// <param name="GenesisHeight">Height of the first block.</param>
/// <param name="GenesisTime">Its time.</param>
/// <param name="EpochLength">Blocks in an epoch.</param>
/// <param name="TotalSupply">All the NEAR there was.</param>
public sealed record GenesisConfig(
    uint ProtocolVersion, string ChainId, ulong GenesisHeight, DateTimeOffset GenesisTime, ulong EpochLength,
    NearToken? TotalSupply = null);
