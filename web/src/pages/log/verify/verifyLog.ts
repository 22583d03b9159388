import { must } from "./bytes";
import { openCheckpoint, type Tree } from "./checkpoint";
import { checkConsistency } from "./merkle";
import type { Published } from "./verifyEntry";

interface Shown extends Tree {
  /** The signed note in which both stand. */
  readonly note: string;
}

export interface ShownState {
  readonly key: string;
  readonly checkpoint: Shown | null;
  /** What the market says that it anchored; `checkpoint` is the signed note of it, where the market has it. */
  readonly anchor: (Tree & { readonly checkpoint: string | null }) | null;
}

/** What was checked: the tree that is to be remembered, and whether there was an anchor, and a tree seen before, that it begins with. */
export interface CheckedLog {
  readonly tree: Tree;
  readonly anchored: boolean;
  readonly seen: boolean;
}

/** Checks that what is shown was signed, and that the published log begins with it, with what was anchored and what was seen before. */
export async function verifyLog(log: ShownState, published: Published, seen: () => Tree | null): Promise<CheckedLog> {
  must((await published.text("key")).trim() === log.key.trim(), "the API and the log publish two different keys.");
  const signed = async (shown: Tree, note: string, what: string) => {
    const tree = await openCheckpoint(note, log.key);
    must(tree.size === shown.size && tree.root === shown.root, `the ${what} that is shown is not the one that the log signed.`);
    return tree;
  };
  const shown = log.checkpoint && (await signed(log.checkpoint, log.checkpoint.note, "root"));
  const anchored = log.anchor?.checkpoint ? await signed(log.anchor, log.anchor.checkpoint, "anchored root") : null;
  const before = seen();
  // Asked for last: it is not older than any of the others.
  const now = await openCheckpoint(await published.text("checkpoint"), log.key);
  const tiles = published.tiles(now.size);
  for (const older of [shown, anchored, before]) {
    if (!older) continue;
    must(older.size <= now.size, "it is shorter than it was before.");
    await checkConsistency(older, now, await tiles.consistency(older.size, now.size));
  }
  return { tree: now, anchored: anchored !== null, seen: before !== null };
}
