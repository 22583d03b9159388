namespace Neura.Near.Rpc;

/// <summary>`view_state`: what a contract has stored, under keys with the prefix asked for.</summary>
public sealed record ContractState(IReadOnlyList<StateEntry> Values, ulong BlockHeight, CryptoHash BlockHash);

/// <summary>One entry of a contract's storage.</summary>
public sealed record StateEntry(byte[] Key, byte[] Value);
