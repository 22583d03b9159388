namespace Neura.Near.Rpc;

/// <summary>`view_state`: what a contract has stored, under keys with the prefix asked for.</summary>
public sealed record ContractState(IReadOnlyList<StateEntry> Values, ulong BlockHeight, CryptoHash BlockHash);

public sealed record StateEntry(byte[] Key, byte[] Value);
