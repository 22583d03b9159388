import type { AccessLevel } from "../../api/schema.generated";

/** Who could do what from when until when: `from` included, `until` not; no account: everybody. */
export interface Interval {
  readonly source: string;
  readonly account: string | null;
  readonly level: AccessLevel;
  readonly grantedBy: string;
  readonly from: string;
  readonly until: string | null;
  readonly endedBy: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

/** An instant of the API in whole microseconds: it may be finer than JavaScript's clock. */
export function micros(at: string): bigint {
  const fraction = /\.(\d+)/.exec(at)?.[1] ?? "";
  const whole = BigInt(Date.parse(at.replace(/\.\d+/, "")));
  return whole * 1000n + BigInt(fraction.padEnd(6, "0").slice(0, 6));
}

export const instantOf = (value: bigint): string => {
  const rest = `${value % 1_000_000n}`.padStart(6, "0");
  return new Date(Number(value / 1000n)).toISOString().replace(/\.\d+Z$/, `.${rest}Z`);
};

/** The intervals that hold at the instant, owner first, then by level. */
export const at = (intervals: readonly Interval[], instant: bigint): Interval[] =>
  intervals
    .filter((i) => i.level !== "NONE" && micros(i.from) <= instant && (i.until === null || instant < micros(i.until)))
    .sort((a, b) => Number(b.source === "owner") - Number(a.source === "owner"));

/** The instants at which something changed, oldest first. */
export function turns(intervals: readonly Interval[], until: bigint): bigint[] {
  const all = intervals.flatMap((i) => (i.until === null ? [micros(i.from)] : [micros(i.from), micros(i.until)]));
  return [...new Set(all)].filter((turn) => turn <= until).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
