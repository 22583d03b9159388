import { accountProblem } from "./checks";

/** As many as the contract takes. */
export const mostShares = 10;
/** Half of a price: the contract refuses more than that together. */
const mostBasisPoints = 5_000;

/** "2.5" as 250; null where it is no share: nothing, over 50 %, or finer than a hundredth of a percent. */
export function basisPoints(text: string): number | null {
  const match = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const points = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return points > 0 && points <= mostBasisPoints ? points : null;
}

export const total = (shares: readonly { readonly percent: string }[]) =>
  shares.reduce((sum, share) => sum + (basisPoints(share.percent) ?? 0), 0);

export interface Share {
  readonly key: number;
  readonly account: string;
  readonly percent: string;
}

/** What is wrong with each share, and with all together. */
export const shareProblems = (shares: readonly Share[]) => shares.map((share, at) => ({
  account: accountProblem(share.account)
    ?? (shares.findIndex((other) => other.account.trim() === share.account.trim()) < at ? "This account stands above already." : undefined),
  percent: basisPoints(share.percent) === null
    ? "From 0.01 to 50, with two digits behind the point at most."
    : total(shares) > mostBasisPoints ? "All together may be 50 % at most." : undefined,
}));

/** A royalty as it is typed, and as the contract takes it. */
export const sharesTyped = (royalty: readonly { account: string; basisPoints: number }[]): readonly Share[] =>
  royalty.map(({ account, basisPoints: points }, key) => ({ key, account, percent: (points / 100).toString() }));

export const sharesOf = (shares: readonly Share[]) =>
  shares.map(({ account, percent }) => ({ account: account.trim(), basisPoints: basisPoints(percent) ?? 0 }));
