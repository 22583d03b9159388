import type { AccessGrantInput, AccessLevel } from "../../../api/schema.generated";
import { accountProblem, futureProblem, instant } from "../../../wallet/checks";

export interface Row {
  readonly key: number;
  readonly account: string;
  readonly level: AccessLevel;
  readonly until: string;
}

export interface RowProblems {
  readonly account?: string | undefined;
  readonly until?: string | undefined;
}

/** As many as one call of the contract takes. */
export const mostGrants = 25;

/** What is wrong with each row, in the rows' order. */
export function problemsOf(rows: readonly Row[], owner: string, now = Date.now()): readonly RowProblems[] {
  return rows.map((row, at) => ({
    account: accountProblem(row.account, { account: owner, because: "The owner has every right already." })
      ?? (rows.findIndex((other) => other.account.trim() === row.account.trim()) < at ? "This account stands above already." : undefined),
    until: futureProblem(row.until, {}, now),
  }));
}

export const grantsOf = (rows: readonly Row[]): AccessGrantInput[] =>
  rows.map((row) => ({ account: row.account.trim(), level: row.level, expiresAt: instant(row.until) }));
