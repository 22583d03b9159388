namespace Neura.Near.Rpc;

/// <summary>`network_info`.</summary>
/// <param name="NumActivePeers">Peers it is connected to.</param>
/// <param name="PeerMaxCount">The most it will be.</param>
/// <param name="SentBytesPerSec">Bytes a second, out.</param>
/// <param name="ReceivedBytesPerSec">Bytes a second, in.</param>
/// <param name="ActivePeers">Those peers.</param>
public sealed record NetworkInfo(
    ulong NumActivePeers, uint PeerMaxCount, ulong SentBytesPerSec, ulong ReceivedBytesPerSec, IReadOnlyList<PeerInfo> ActivePeers);

/// <param name="Id">Its key.</param>
/// <param name="Addr">Its address, where it is known.</param>
/// <param name="AccountId">The validator it is, where it is one.</param>
public sealed record PeerInfo(string Id, string? Addr = null, AccountId? AccountId = null);
