import { basisPoints, mostBasisPoints, mostShares, total } from "../../ui/royalty";

/** What may be written into the contract, so that it is said at the field and not by a refusal. */
const encoder = new TextEncoder();

/** Null where the text fits: at most so many bytes of UTF-8, no control characters. */
export function textFault(text: string, most: number, needed = false): string | null {
  if (needed && text.trim() === "") return "This is needed.";
  const size = encoder.encode(text).length;
  if (size > most) return `At most ${most} bytes; this has ${size}.`;
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? "It holds a control character." : null;
}

/** Words between commas, each once. */
export const tagsOf = (text: string): string[] => [...new Set(text.split(",").map((tag) => tag.trim()).filter(Boolean))];

export function tagsFault(text: string): string | null {
  const tags = tagsOf(text);
  if (tags.length > 10) return `At most 10 tags; these are ${tags.length}.`;
  return tags.map((tag) => textFault(tag, 32) && `"${tag}" is longer than 32 bytes.`).find(Boolean) ?? null;
}

export interface Share {
  readonly account: string;
  /** Percent, as typed. */
  readonly percent: string;
}

const account = /^(?=.{2,64}$)[a-z0-9]+(?:[-_][a-z0-9]+)*(?:\.[a-z0-9]+(?:[-_][a-z0-9]+)*)*$/;

export const accountFault = (name: string): string | null => (account.test(name) ? null : "No NEAR account has such a name.");

/** What is wrong with who shares in sales; null: nothing. Empty rows count for nothing. */
export function sharesFault(shares: readonly Share[]): string | null {
  const filled = filledShares(shares);
  for (const share of filled) {
    if (accountFault(share.account.trim())) return `"${share.account}": no NEAR account has such a name.`;
    if (basisPoints(share.percent) === null) return `${share.account}: give 0.01 to 50 percent, two digits after the point at most.`;
  }
  if (new Set(filled.map((s) => s.account.trim())).size < filled.length) return "Each account once.";
  if (filled.length > mostShares) return `At most ${mostShares} accounts.`;
  if (total(filled) > mostBasisPoints) return "Together at most 50 percent.";
  return null;
}

const filledShares = (shares: readonly Share[]) => shares.filter((s) => s.account.trim() !== "" || s.percent.trim() !== "");

export const sharesOf = (shares: readonly Share[]) =>
  filledShares(shares).map((s) => ({ account: s.account.trim(), basisPoints: basisPoints(s.percent) ?? 0 }));
