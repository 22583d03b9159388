namespace Neura.Near.Rpc;

/// <summary>`status`: which chain a node follows, and how far it has got.</summary>
public sealed record NodeStatus(
    string ChainId, uint ProtocolVersion, uint LatestProtocolVersion, SyncInfo SyncInfo, CryptoHash? GenesisHash = null);

/// <param name="LatestBlockHash">Hash of the node's head.</param>
/// <param name="LatestBlockHeight">Height of the node's head: not final.</param>
/// <param name="Syncing">The node is catching up: do not rely on it.</param>
/// <param name="EarliestBlockHeight">Below this height the node has thrown blocks away.</param>
public sealed record SyncInfo(CryptoHash LatestBlockHash, ulong LatestBlockHeight, bool Syncing, ulong? EarliestBlockHeight = null);
