import { must, Unproven } from "./bytes";
import type { Tree } from "./checkpoint";
import { Tiles } from "./tiles";
import type { Published } from "./verifyEntry";

/** The log as this market serves it to everybody. */
export const published: Published = {
  async text(path) {
    const answer = await fetch(`/audit/${path}`, { cache: "no-store" });
    must(answer.ok, `The log does not answer (/audit/${path}: ${answer.status}).`);
    return answer.text();
  },
  tiles: (size) => new Tiles("/audit", size),
};

const place = (key: string) => `audit-log:${key}`;

/** The newest tree of this log that this browser has seen verified; throws where what it kept cannot be read. Roots are public. */
export function remembered(key: string): Tree | null {
  const text = localStorage.getItem(place(key));
  if (!text) return null;
  const tree = parsed(text);
  if (typeof tree === "object" && tree && "size" in tree && "root" in tree)
    if (typeof tree.size === "number" && typeof tree.root === "string") return { size: tree.size, root: tree.root };
  throw new Unproven("What this browser remembers of the log is unreadable.");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing: its storage is full or switched off. */
export function remember(key: string, tree: Tree): boolean {
  try {
    localStorage.setItem(place(key), JSON.stringify(tree));
    return true;
  } catch {
    return false;
  }
}
