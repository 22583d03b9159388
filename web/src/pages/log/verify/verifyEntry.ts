import { isSame, must, utf8 } from "./bytes";
import { openCheckpoint, type Tree } from "./checkpoint";
import { checkConsistency, checkInclusion } from "./merkle";
import { checkOpening, type Opening } from "./opening";
import { Tiles } from "./tiles";

export interface ShownEntry {
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  readonly proof: { readonly leafIndex: number; readonly leaf: string; readonly hashes: readonly string[]; readonly checkpoint: string };
  readonly opening: Opening | null;
}

export interface ShownLog {
  readonly key: string;
  readonly anchor: { readonly checkpoint: string } | null;
}

/** The published log, as anybody reads it: under the market's `/audit`. */
export interface Published {
  text(path: string): Promise<string>;
  tiles(size: number): Tiles;
}

export const steps = {
  key: "The log's key is the one that is published",
  signature: "The log signed the root that the proof leads to",
  included: "This entry is under that root",
  opened: "What the entry says is what was committed to",
  published: "The public tiles hold the same entry, and today's log begins with the log of the proof",
  anchored: "The root that the market says it anchored covers this entry",
  remembered: "Today's log begins with the one this browser saw before",
} as const;

export type Step = keyof typeof steps;

/** `held`: checked; `absent`: there is nothing to check yet, and why; `failed`: what is wrong. Nothing after a failure is checked. */
export interface Outcome {
  readonly step: Step;
  readonly result: "held" | "absent" | "failed";
  readonly why?: string;
}

/** Checks everything about one entry that a stranger can, in the browser alone; tells each step as it is done. */
export async function* verifyEntry(
  entry: ShownEntry, log: ShownLog, published: Published, remembered: () => Tree | null,
): AsyncGenerator<Outcome, Tree | null> {
  const leafBytes = utf8(entry.proof.leaf);
  let step: Step = "key";
  try {
    must((await published.text("key")).trim() === log.key.trim(), "The API and the log publish two different keys.");
    yield { step, result: "held" };

    step = "signature";
    const tree = await openCheckpoint(entry.proof.checkpoint, log.key);
    yield { step, result: "held" };

    step = "included";
    await checkInclusion(leafBytes, entry.proof.leafIndex, entry.proof.hashes, tree);
    const leaf = readLeaf(entry.proof.leaf);
    must(
      leaf.position === entry.position && leaf.id === entry.eventId && leaf.type === entry.type
        && Number(leaf.position) === entry.proof.leafIndex + 1,
      "The proof is of another entry than the one shown.",
    );
    yield { step, result: "held" };

    step = "opened";
    if (entry.opening) await checkOpening(leaf.commitment, entry.opening);
    yield entry.opening
      ? { step, result: "held" }
      : { step, result: "absent", why: "What happened off the chain is sealed: the log shows that it happened, not what it says." };

    step = "published";
    const now = await openCheckpoint(await published.text("checkpoint"), log.key);
    const tiles = published.tiles(now.size);
    const index = entry.proof.leafIndex;
    must(isSame(await tiles.entry(index), leafBytes), "The public tiles hold another entry in this place.");
    await checkInclusion(leafBytes, index, await tiles.inclusion(index, now.size), now);
    await checkConsistency(tree, now, await tiles.consistency(tree.size, now.size));
    yield { step, result: "held" };

    step = "anchored";
    if (log.anchor) {
      const anchored = await openCheckpoint(log.anchor.checkpoint, log.key);
      await checkConsistency(anchored, now, await tiles.consistency(anchored.size, now.size));
      if (index < anchored.size) {
        await checkInclusion(leafBytes, index, await tiles.inclusion(index, anchored.size), anchored);
        yield { step, result: "held" };
      } else yield { step, result: "absent", why: "It is newer than the last anchored root. The next one covers it." };
    } else yield { step, result: "absent", why: "The market shows no signed root that it anchored." };

    step = "remembered";
    const seen = remembered();
    if (seen) {
      must(seen.size <= now.size, "The log is shorter than the one this browser saw before: it was set back.");
      await checkConsistency(seen, now, await tiles.consistency(seen.size, now.size));
      yield { step, result: "held" };
    } else yield { step, result: "absent", why: "This browser saw none before." };
    return now;
  } catch (error) {
    yield { step, result: "failed", why: error instanceof Error ? error.message : "It could not be checked." };
    return null;
  }
}

function readLeaf(text: string) {
  const leaf: unknown = JSON.parse(text);
  must(typeof leaf === "object" && leaf !== null, "The entry is unreadable.");
  const of = (name: string) => String((leaf as Record<string, unknown>)[name] ?? "");
  return { position: of("position"), id: of("id"), type: of("type"), commitment: of("commitment") };
}
