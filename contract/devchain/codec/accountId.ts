const NAME = /^(([a-z\d]+[-_])*[a-z\d]+\.)*([a-z\d]+[-_])*[a-z\d]+$/;

/** NEP account id rules: 2 to 64 of `[a-z0-9._-]`, no separator first, last or doubled. */
export function isAccountId(id: string): boolean {
  return id.length >= 2 && id.length <= 64 && NAME.test(id);
}

/** An account named by an ed25519 public key: 64 hexadecimal digits. */
export function isImplicit(id: string): boolean {
  return /^[0-9a-f]{64}$/.test(id);
}

/** Ethereum-style account: `0x` and 40 hexadecimal digits. */
export function isEthImplicit(id: string): boolean {
  return /^0x[0-9a-f]{40}$/.test(id);
}

export function isTopLevel(id: string): boolean {
  return !id.includes('.');
}

/** True for a direct child only: `a.b` of `b`, not `x.a.b` of `b`. */
export function isSubAccountOf(id: string, parent: string): boolean {
  return id.endsWith(`.${parent}`) && !id.slice(0, -parent.length - 1).includes('.');
}
