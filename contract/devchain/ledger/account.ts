/** An account's record. Amounts are yoctoNEAR; `codeHash` is 32 zero bytes in base58 where there is no contract. */
export interface Account {
  readonly amount: bigint;
  readonly locked: bigint;
  readonly codeHash: string;
  readonly storageUsage: number;
}

/** Bytes an empty account takes, and yoctoNEAR that must be held for each byte. */
export const ACCOUNT_BYTES = 100;
export const BYTE_PRICE = 10n ** 19n;
/** NEP-448: an account this small may hold nothing at all. */
const ZERO_BALANCE_BYTES = 770;

/** yoctoNEAR the account lacks for its storage; zero where it holds enough. */
export function missingStake(account: Account): bigint {
  if (account.storageUsage <= ZERO_BALANCE_BYTES) return 0n;
  const missing = BigInt(account.storageUsage) * BYTE_PRICE - account.amount - account.locked;
  return missing > 0n ? missing : 0n;
}
