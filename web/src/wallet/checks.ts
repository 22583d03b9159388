import { yocto } from "../ui/amounts";

/** An amount in NEAR above 0, typed by a person. */
export function amountProblem(text: string, { zero = false } = {}): string | undefined {
  if (!text.trim()) return "Type an amount in NEAR.";
  const amount = yocto(text);
  if (amount === null) return "This is no amount in NEAR: digits, and at most 24 behind the point.";
  return amount === "0" && !zero ? "The amount has to be above 0." : undefined;
}

/** NEAR's own rule: 2 to 64 of a-z, 0-9, and single - _ . between them. */
export function accountProblem(text: string, not?: { account: string; because: string }): string | undefined {
  const account = text.trim();
  if (!account) return "Type an account, such as alice.near.";
  if (account.length < 2 || account.length > 64 || !/^[a-z\d]+([-_.][a-z\d]+)*$/.test(account))
    return "This is no NEAR account: 2 to 64 of a–z, 0–9 and single - _ . between them.";
  return account === not?.account ? not.because : undefined;
}

/** What a `datetime-local` control holds, as an instant of the API; null where it holds none. */
export function instant(text: string): string | null {
  const at = text ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

/** A time to come; may be left empty where that means something. */
export function futureProblem(text: string, { needed = false, days }: { needed?: boolean; days?: number } = {}, now = Date.now()) {
  if (!text) return needed ? "Choose a day and a time." : undefined;
  const at = instant(text);
  if (at === null) return "This is no time.";
  if (Date.parse(at) <= now) return "This time is over. Choose a later one.";
  return days && Date.parse(at) > now + days * 86_400_000 ? `At most ${days} days ahead.` : undefined;
}

export function wholeProblem(text: string, from: number, to: number): string | undefined {
  const number = Number(text);
  return /^\d{1,12}$/.test(text.trim()) && number >= from && number <= to ? undefined : `Type a whole number from ${from} to ${to}.`;
}
