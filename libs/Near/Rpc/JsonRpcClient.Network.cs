using System.Text.Json;
using Neura.Near.Json;

namespace Neura.Near.Rpc;

public sealed partial class JsonRpcClient
{
    /// <summary>`status`: which chain the node follows, and how far it has got.</summary>
    public Task<NodeStatus> StatusAsync(CancellationToken cancellationToken) =>
        CallAsync("status", _ => { }, NearJsonContext.Default.NodeStatus, cancellationToken);

    /// <summary>`health`: ends without an exception where the node is well.</summary>
    public Task HealthAsync(CancellationToken cancellationToken) => _transport.CallAsync("health", WriteNothing, cancellationToken);

    /// <summary>`network_info`: the node's peers.</summary>
    public Task<NetworkInfo> NetworkInfoAsync(CancellationToken cancellationToken) =>
        CallAsync("network_info", _ => { }, NearJsonContext.Default.NetworkInfo, cancellationToken);

    /// <summary>`gas_price`: yoctoNEAR for one unit of gas, in the newest block.</summary>
    public Task<NearToken> GasPriceAsync(CancellationToken cancellationToken) => GasPriceAsync(null, cancellationToken);

    /// <summary>`gas_price` of a block.</summary>
    /// <param name="block">The block; null means the newest.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<NearToken> GasPriceAsync(CryptoHash? block, CancellationToken cancellationToken)
    {
        var result = await _transport.CallAsync("gas_price", writer => WriteBlockList(writer, block), cancellationToken);
        return Read(result, NearJsonContext.Default.GasPriceView, "gas_price").GasPrice;
    }

    /// <summary>`validators` of an epoch.</summary>
    /// <param name="lastOfEpoch">The last block of an epoch that is over; null means the epoch of today.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<EpochValidators> ValidatorsAsync(CryptoHash? lastOfEpoch, CancellationToken cancellationToken)
    {
        var result = await _transport.CallAsync("validators", writer => WriteBlockList(writer, lastOfEpoch), cancellationToken);
        return Read(result, NearJsonContext.Default.EpochValidators, "validators");
    }

    /// <summary>`EXPERIMENTAL_protocol_config`: the rules in force at a block.</summary>
    public Task<ProtocolConfig> ProtocolConfigAsync(BlockReference block, CancellationToken cancellationToken) => CallAsync(
        "EXPERIMENTAL_protocol_config", writer => writer.WriteBlock(block), NearJsonContext.Default.ProtocolConfig, cancellationToken);

    /// <summary>`EXPERIMENTAL_genesis_config`: how the chain began.</summary>
    public Task<GenesisConfig> GenesisConfigAsync(CancellationToken cancellationToken) =>
        CallAsync("EXPERIMENTAL_genesis_config", _ => { }, NearJsonContext.Default.GenesisConfig, cancellationToken);

    private static void WriteNothing(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteEndArray();
    }

    // The oldest form, which nodes of all ages take: a list of one block hash or null.
    private static void WriteBlockList(Utf8JsonWriter writer, CryptoHash? block)
    {
        writer.WriteStartArray();
        if (block is { } hash) writer.WriteStringValue(hash.ToString());
        else writer.WriteNullValue();
        writer.WriteEndArray();
    }
}
