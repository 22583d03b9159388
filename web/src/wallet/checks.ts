import { near, yocto } from "../ui/amounts";

/** An amount in NEAR above 0, typed by a person; at most so many yoctoNEAR. */
export function amountProblem(text: string, { zero = false, most }: { zero?: boolean; most?: string } = {}): string | undefined {
  if (!text.trim()) return "Type an amount in NEAR.";
  const amount = yocto(text);
  if (amount === null) return "This is no amount in NEAR: digits, and at most 24 behind the point.";
  if (amount === "0" && !zero) return "The amount has to be above 0.";
  return most !== undefined && BigInt(amount) > BigInt(most) ? `At most ${near(most)} NEAR.` : undefined;
}

/** NEAR's own rule: 2 to 64 of a-z, 0-9, and single - _ . between them. */
export function accountProblem(text: string, not?: { account: string; because: string }): string | undefined {
  const account = text.trim();
  if (!account) return "Type an account, such as alice.near.";
  if (account.length < 2 || account.length > 64 || !/^[a-z\d]+([-_.][a-z\d]+)*$/.test(account))
    return "This is no NEAR account: 2 to 64 of a–z, 0–9 and single - _ . between them.";
  return account === not?.account ? not.because : undefined;
}

const encoder = new TextEncoder();

/** What the contract takes of a text: so many bytes of UTF-8, no control characters but ends of lines and tabs. */
export function textProblem(text: string, most: number, { needed = false } = {}): string | undefined {
  if (needed && !text.trim()) return "This is needed.";
  const size = encoder.encode(text.trim()).length;
  if (size > most) return `At most ${most} bytes; this has ${size}.`;
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? "It holds a control character." : undefined;
}

/** In the place of a time of which a part is missing. */
export const half = "half";

/** What a `datetime-local` control holds, as an instant of the API; null where it holds none. */
export function instant(text: string): string | null {
  const at = text ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

/** An instant of the API as a `datetime-local` control holds it; nothing where there is none. */
export function localTime(at: string | null): string {
  if (at === null) return "";
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, -1);
}

/** A time to come; may be left empty where that means something. */
export function futureProblem(text: string, { needed = false, days }: { needed?: boolean; days?: number } = {}, now = Date.now()) {
  if (!text) return needed ? "Choose a day and a time." : undefined;
  const at = instant(text);
  if (at === null) return "This is not the whole of a day and a time.";
  if (Date.parse(at) <= now) return "This time is over. Choose a later one.";
  return days && Date.parse(at) > now + days * 86_400_000 ? `At most ${days} days ahead.` : undefined;
}

export function wholeProblem(text: string, from: number, to: number): string | undefined {
  const number = Number(text);
  return /^\d{1,12}$/.test(text.trim()) && number >= from && number <= to ? undefined : `Type a whole number from ${from} to ${to}.`;
}
