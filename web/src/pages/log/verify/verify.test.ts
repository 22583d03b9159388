// @vitest-environment node
import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64, join, sha256, toBase64, utf8, type Bytes } from "./bytes";
import { openCheckpoint, signersOf, type Tree } from "./checkpoint";
import { checkConsistency, checkInclusion, largestPower, leafHash, nodeHash } from "./merkle";
import { checkOpening } from "./opening";
import { Tiles } from "./tiles";
import { verifyEntry, type Outcome, type ShownEntry } from "./verifyEntry";
import { verifyLog, type ShownState } from "./verifyLog";

const leaves = Array.from({ length: 700 }, (_, i) => utf8(`leaf ${i}`));

// RFC 9162, 2.1.1, word by word: slow and plain, against which the proofs are checked.
async function rootOf(all: readonly Bytes[]): Promise<Bytes> {
  const [only] = all;
  if (all.length === 1 && only) return leafHash(only);
  const left = largestPower(all.length - 1);
  return nodeHash(await rootOf(all.slice(0, left)), await rootOf(all.slice(left)));
}
const treeOf = async (all: readonly Bytes[]): Promise<Tree> => ({ size: all.length, root: toBase64(await rootOf(all)) });

async function tile(all: readonly Bytes[], path: string): Promise<Bytes> {
  const [level = "", ...rest] = path.replace(/\.p\/\d+$/, "").split("/");
  const number = Number(rest.map((group) => group.replace("x", "")).join(""));
  const width = Number(/\.p\/(\d+)$/.exec(path)?.[1] ?? 256);
  const slice = (i: number, size: number) => all.slice((number * 256 + i) * size, (number * 256 + i + 1) * size);
  if (level === "entries")
    return join(Array.from({ length: width }, (_, i) => slice(i, 1)[0] ?? utf8("")).flatMap((l) => [Uint8Array.of(0, l.length), l]));
  return join(await Promise.all(Array.from({ length: width }, (_, i) => rootOf(slice(i, 256 ** Number(level))))));
}
const tilesOf = (all: readonly Bytes[]) => new Tiles("", all.length, (address) => tile(all, address.replace("/tile/", "")));

describe("Merkle proofs from tiles", () => {
  const sizes = [1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 700];

  it.each(sizes)("hold in a tree of %i, and no other leaf does", async (size) => {
    const tree = await treeOf(leaves.slice(0, size));
    const tiles = tilesOf(leaves.slice(0, size));
    for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
      const hashes = await tiles.inclusion(index, size);
      const leaf = await tiles.entry(index);
      expect(leaf).toEqual(leaves[index]);
      await checkInclusion(leaf, index, hashes, tree);
      await expect(checkInclusion(utf8("another"), index, hashes, tree)).rejects.toThrow();
      await expect(checkInclusion(leaf, size, hashes, tree)).rejects.toThrow();
      await expect(checkInclusion(leaf, index, [...hashes, tree.root], tree)).rejects.toThrow();
    }
  });

  it("show that each tree begins with each before, and not with another", async () => {
    const tiles = tilesOf(leaves);
    const trees = new Map(await Promise.all(sizes.map(async (size) => [size, await treeOf(leaves.slice(0, size))] as const)));
    const of = (size: number) => trees.get(size) ?? { size, root: "" };
    for (const older of sizes)
      for (const newer of sizes.filter((size) => size >= older)) {
        const [a, b] = [of(older), of(newer)];
        const hashes = await tiles.consistency(older, newer);
        await checkConsistency(a, b, hashes);
        await expect(checkConsistency({ ...a, root: toBase64(await sha256(utf8("x"))) }, b, hashes)).rejects.toThrow();
      }
    await expect(checkConsistency({ size: 2, root: "" }, { size: 1, root: "" }, [])).rejects.toThrow("shorter");
  });
});

describe("An entry", () => {
  let key: string;
  let sign: (tree: Tree) => Promise<string>;
  let entry: ShownEntry;
  let log: Bytes[];

  beforeAll(async () => {
    const pair = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
    const raw = join([Uint8Array.of(1), new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))]);
    const id = (await sha256(utf8("log.test\n"), raw)).slice(0, 4);
    key = `log.test+${Array.from(id, (b) => b.toString(16).padStart(2, "0")).join("")}+${toBase64(raw)}`;
    sign = async ({ size, root }) => {
      const text = `log.test\n${size}\n${root}\n`;
      const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, utf8(text)));
      return `${text}\n— log.test ${toBase64(join([id, signature]))}\n— witness.test AAAA\n`;
    };
    const opening = { salt: toBase64(utf8("0123456789abcdef")), stream: "asset/a/1", streamVersion: 1, data: "{}", metadata: "{}" };
    const part = (text: string) => join([Uint8Array.of(0, 0, 0, text.length), utf8(text)]);
    const version = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1);
    const parts = [fromBase64(opening.salt), part(opening.stream), version, part("{}"), part("{}")];
    const commitment = toBase64(await sha256(utf8("neuranft/audit/commitment/1"), ...parts));
    const leaf = JSON.stringify({ v: 1, position: 3, id: "e", type: "asset_minted", commitment });
    log = [...leaves.slice(0, 2), utf8(leaf), ...leaves.slice(3, 9)];
    const tree = await treeOf(log.slice(0, 5));
    entry = {
      position: "3", eventId: "e", type: "asset_minted", opening,
      proof: { leafIndex: 2, leaf, hashes: await tilesOf(log.slice(0, 5)).inclusion(2, 5), checkpoint: await sign(tree) },
    };
  });

  const published = async (all: readonly Bytes[] = log) => {
    const note = await sign(await treeOf(all));
    return { text: async (path: string) => (path === "key" ? `${key}\n` : note), tiles: () => tilesOf(all) };
  };

  async function outcomes(shown: ShownEntry, all = log, seen: Tree | null = null): Promise<Outcome[]> {
    const found: Outcome[] = [];
    const anchor = { checkpoint: await sign(await treeOf(log.slice(0, 4))) };
    for await (const outcome of verifyEntry(shown, { key, anchor }, await published(all), () => seen)) found.push(outcome);
    return found;
  }

  it("holds in every step", async () => {
    const found = await outcomes(entry, log, await treeOf(log.slice(0, 6)));
    expect(found.map((o) => `${o.step} ${o.result}`)).toEqual(
      ["key", "signature", "included", "opened", "published", "anchored", "remembered"].map((step) => `${step} held`));
    expect(signersOf(entry.proof.checkpoint)).toEqual(["log.test", "witness.test"]);
  });

  it.each<[string, string, (e: ShownEntry) => ShownEntry]>([
    ["a leaf that was changed", "included", (e) => ({ ...e, proof: { ...e.proof, leaf: e.proof.leaf.replace('"v":1', '"v":2') } })],
    ["another place", "included", (e) => ({ ...e, proof: { ...e.proof, leafIndex: 3 } })],
    ["another entry", "included", (e) => ({ ...e, type: "asset_burnt" })],
    ["another size", "signature", (e) => ({ ...e, proof: { ...e.proof, checkpoint: e.proof.checkpoint.replace("\n5\n", "\n6\n") } })],
    ["content that was changed", "opened", (e) => ({ ...e, opening: e.opening && { ...e.opening, data: '{"a":1}' } })],
  ])("is refused with %s", async (_, step, change) =>
    expect((await outcomes(change(entry))).at(-1)).toMatchObject({ step, result: "failed" }));

  it("is refused where the published log is another one, or was set back", async () => {
    const rewritten = await outcomes(entry, [...log.slice(0, 4), ...leaves.slice(0, 5)]);
    expect(rewritten.at(-1)).toMatchObject({ step: "published", result: "failed" });
    const shorter = await outcomes(entry, log, await treeOf(leaves.slice(0, 20)));
    expect(shorter.at(-1)).toMatchObject({ step: "remembered", result: "failed" });
  });

  it("says what cannot be checked yet", async () => {
    const found = await outcomes({ ...entry, opening: null });
    expect(found.filter((o) => o.result === "absent").map((o) => o.step)).toEqual(["opened", "remembered"]);
  });

  it("is no checkpoint with another's key or signature", async () => {
    await expect(openCheckpoint(entry.proof.checkpoint, key.replace(/\+[0-9a-f]{8}\+/, "+00000000+"))).rejects.toThrow("id");
    await expect(openCheckpoint("log.test\n5\n\n", key)).rejects.toThrow();
    await expect(checkOpening("", { salt: "", stream: "", streamVersion: 0, data: "", metadata: "" })).rejects.toThrow();
  });

  it("fails, and does not hang, where what the browser remembers is unreadable", async () => {
    const unreadable = () => {
      throw new Error("unreadable");
    };
    const found: Outcome[] = [];
    for await (const outcome of verifyEntry(entry, { key, anchor: null }, await published(), unreadable)) found.push(outcome);
    expect(found.at(-1)).toEqual({ step: "remembered", result: "failed", why: "unreadable" });
  });

  describe("of the log's state", () => {
    const state = async (anchored: number | null, withNote = true): Promise<ShownState> => {
      const shown = async (size: number) => {
        const tree = await treeOf(log.slice(0, size));
        return { ...tree, note: await sign(tree) };
      };
      const anchor = anchored === null ? null : await shown(anchored);
      return { key, checkpoint: await shown(7), anchor: anchor && { ...anchor, checkpoint: withNote ? anchor.note : null } };
    };
    const tree = () => treeOf(log);

    it("tells what was checked, and nothing else", async () => {
      const older = await treeOf(log.slice(0, 6));
      expect(await verifyLog(await state(4), await published(), () => older)).toEqual({ tree: await tree(), anchored: true, seen: true });
      expect(await verifyLog(await state(4), await published(), () => null)).toEqual({ tree: await tree(), anchored: true, seen: false });
      expect(await verifyLog(await state(4, false), await published(), () => null)).toMatchObject({ anchored: false });
      expect(await verifyLog(await state(null), await published(), () => null)).toMatchObject({ anchored: false });
    });

    it.each<[string, (s: ShownState) => ShownState, RegExp]>([
      ["another size", (s) => ({ ...s, checkpoint: s.checkpoint && { ...s.checkpoint, size: 8 } }), /root that is shown/],
      ["another root", (s) => ({ ...s, checkpoint: s.checkpoint && { ...s.checkpoint, root: "" } }), /root that is shown/],
      ["another anchored size", (s) => ({ ...s, anchor: s.anchor && { ...s.anchor, size: 5 } }), /anchored root/],
      ["another anchored root", (s) => ({ ...s, anchor: s.anchor && { ...s.anchor, root: s.checkpoint?.root ?? "" } }), /anchored root/],
      ["another key", (s) => ({ ...s, key: "other" }), /two different keys/],
    ])("is refused where %s is shown than was signed", async (_, change, why) =>
      expect(verifyLog(change(await state(4)), await published(), () => null)).rejects.toThrow(why));

    it("is refused where the published log does not begin with what is shown, was anchored or was seen", async () => {
      const rewritten = await published([...log.slice(0, 4), ...leaves.slice(0, 5)]);
      await expect(verifyLog(await state(4), rewritten, () => null)).rejects.toThrow("rewritten");
      await expect(verifyLog(await state(4), await published(log.slice(0, 5)), () => null)).rejects.toThrow("shorter");
      const other = await treeOf(leaves.slice(100, 106));
      await expect(verifyLog(await state(4), await published(), () => other)).rejects.toThrow("rewritten");
    });
  });
});
