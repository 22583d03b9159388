import { basisPoints, mostBasisPoints, total } from "../../../ui/royalty";
import { accountProblem } from "../../../wallet/checks";

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
