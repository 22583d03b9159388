import { must } from "./bytes";
import { openCheckpoint, type Tree } from "./checkpoint";
import { checkConsistency } from "./merkle";
import type { Published } from "./verifyEntry";

/** Checks that the published log begins with the one on the chain and with the one seen before; gives what is to be remembered. */
export async function verifyLog(
  log: { readonly key: string; readonly anchor: { readonly checkpoint: string | null } | null },
  published: Published,
  seen: () => Tree | null,
): Promise<Tree> {
  must((await published.text("key")).trim() === log.key.trim(), "the API and the log publish two different keys.");
  const now = await openCheckpoint(await published.text("checkpoint"), log.key);
  const tiles = published.tiles(now.size);
  const anchored = log.anchor?.checkpoint ? await openCheckpoint(log.anchor.checkpoint, log.key) : null;
  for (const older of [anchored, seen()]) {
    if (!older) continue;
    must(older.size <= now.size, "it is shorter than it was before.");
    await checkConsistency(older, now, await tiles.consistency(older.size, now.size));
  }
  return now;
}
