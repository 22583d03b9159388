import type { CheckedLog } from "./verifyLog";

/** What was checked, as a sentence: no more than that. `kept`: this browser could remember it. */
export function told({ anchored, seen }: CheckedLog, kept: boolean): string {
  const held = [
    "the log signed this root",
    anchored ? "it begins with the root that the market says it anchored" : "",
    seen ? "it begins with the one this browser saw before" : "",
  ].filter(Boolean);
  const all = held.length > 1 ? `${held.slice(0, -1).join(", ")}, and ${held.at(-1)}` : held[0];
  const first = seen ? "" : kept ? " From now on this browser remembers it." : " This browser cannot remember it.";
  return `Checked in your browser: ${all}.${first}`;
}
