namespace Neura.Near.Rpc;

/// <summary>`view_account`.</summary>
/// <param name="Amount">Balance that is not locked by staking.</param>
/// <param name="Locked">Balance that is.</param>
/// <param name="CodeHash">Hash of the contract; all zero ("1111…") where there is none.</param>
/// <param name="StorageUsage">Bytes the account takes; each locks 10^19 yoctoNEAR.</param>
/// <param name="BlockHeight">Height of the block this was true in.</param>
/// <param name="BlockHash">Hash of that block.</param>
public sealed record AccountView(
    NearToken Amount, NearToken Locked, CryptoHash CodeHash, ulong StorageUsage, ulong BlockHeight, CryptoHash BlockHash);
