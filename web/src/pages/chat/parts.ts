import type { ChatMessageStatus } from "../../api/schema.generated";

/** Nothing more comes of an answer that stands so. */
export const ended = (status: ChatMessageStatus) => status === "COMPLETE" || status === "FAILED" || status === "STOPPED";

/** What of an answer was seen. */
export interface Seen {
  readonly text: string;
  /** A part is missing: the whole has to be read again. */
  readonly broken: boolean;
}

/** A part of an answer set where it belongs: one that came before changes nothing, one that overlaps adds what is new. */
export function merged(seen: Seen, part: { readonly text: string; readonly to: number }): Seen {
  const from = part.to - part.text.length;
  if (seen.broken || part.to <= seen.text.length) return seen;
  if (from > seen.text.length) return { ...seen, broken: true };
  return { text: seen.text + part.text.slice(seen.text.length - from), broken: false };
}
