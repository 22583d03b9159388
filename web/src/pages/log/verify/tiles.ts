import { must, toBase64, type Bytes } from "./bytes";
import { largestPower, nodeHash } from "./merkle";

/** The tiles of a published tree (C2SP tlog-tiles) under an address: its entries, and any proof in trees up to its size. */
export class Tiles {
  private readonly read = new Map<string, Promise<Bytes>>();

  constructor(
    private readonly base: string,
    private readonly size: number,
    private readonly load: (address: string) => Promise<Bytes> = loadTile,
  ) {}

  /** The leaf's bytes. */
  async entry(index: number): Promise<Bytes> {
    const tile = await this.tile(-1, Math.floor(index / 256));
    const lengthAt = (at: number) => (tile[at] ?? 0) * 256 + (tile[at + 1] ?? 0);
    let at = 0;
    for (let skip = index % 256; skip > 0; skip--) at += 2 + lengthAt(at);
    return tile.slice(at + 2, at + 2 + lengthAt(at));
  }

  async inclusion(index: number, size: number, from = 0): Promise<string[]> {
    if (size === 1) return [];
    const left = largestPower(size - 1);
    return index < left
      ? [...(await this.inclusion(index, left, from)), toBase64(await this.range(from + left, size - left))]
      : [...(await this.inclusion(index - left, size - left, from + left)), toBase64(await this.range(from, left))];
  }

  async consistency(older: number, newer: number, from = 0, isWhole = true): Promise<string[]> {
    if (older === newer) return isWhole ? [] : [toBase64(await this.range(from, older))];
    const left = largestPower(newer - 1);
    return older <= left
      ? [...(await this.consistency(older, left, from, isWhole)), toBase64(await this.range(from + left, newer - left))]
      : [...(await this.consistency(older - left, newer - left, from + left, false)), toBase64(await this.range(from, left))];
  }

  /** The hash of any range that begins where a subtree of its height does. */
  private async range(from: number, length: number): Promise<Bytes> {
    const left = largestPower(length);
    return left === length
      ? this.subtree(Math.log2(length), from / length)
      : nodeHash(await this.range(from, left), await this.range(from + left, length - left));
  }

  /** Of 2^level leaves, whole and aligned. */
  private async subtree(level: number, number: number): Promise<Bytes> {
    const height = level % 8;
    const first = number * 2 ** height;
    const tile = await this.tile(Math.floor(level / 8), Math.floor(first / 256));
    let row = Array.from({ length: 2 ** height }, (_, i) => tile.slice(32 * ((first % 256) + i), 32 * ((first % 256) + i + 1)));
    while (row.length > 1)
      row = await Promise.all(row.flatMap((left, i) => (i % 2 === 0 ? [nodeHash(left, row[i + 1] ?? left)] : [])));
    const [hash] = row;
    must(hash?.length === 32, "A tile of the log is too short.");
    return hash;
  }

  private tile(level: number, number: number): Promise<Bytes> {
    const width = Math.min(256, Math.floor(this.size / 256 ** Math.max(level, 0)) - number * 256);
    const digits = `${number}`;
    const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g) ?? [];
    const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join("/");
    const path = `${level < 0 ? "entries" : level}/${name}${width < 256 ? `.p/${width}` : ""}`;
    const known = this.read.get(path) ?? this.load(`${this.base}/tile/${path}`);
    this.read.set(path, known);
    return known;
  }
}

async function loadTile(address: string): Promise<Bytes> {
  const answer = await fetch(address);
  must(answer.ok, `A tile of the log is missing (${address}: ${answer.status}).`);
  return new Uint8Array(await answer.arrayBuffer());
}
