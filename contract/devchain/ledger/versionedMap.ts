interface Version<V> {
  readonly height: number;
  readonly value: V | undefined;
}

/** A map that remembers every key's value at every height; heights are written in rising order. */
export class VersionedMap<V> {
  readonly #versions = new Map<string, Version<V>[]>();

  /** The value at `height`, or the newest. */
  get(key: string, height = Infinity): V | undefined {
    const versions = this.#versions.get(key);
    if (!versions) return undefined;
    return versions[lastAt(versions, height)]?.value;
  }

  set(key: string, height: number, value: V | undefined): void {
    const versions = this.#versions.get(key);
    if (!versions) this.#versions.set(key, [{ height, value }]);
    else if (versions.at(-1)?.height === height) versions[versions.length - 1] = { height, value };
    else versions.push({ height, value });
  }

  *entries(height = Infinity): Generator<[string, V]> {
    for (const key of this.#versions.keys()) {
      const value = this.get(key, height);
      if (value !== undefined) yield [key, value];
    }
  }

  /** Forgets everything after `height`: a fork. */
  truncate(height: number): void {
    for (const [key, versions] of this.#versions) {
      while (versions.length > 0 && versions.at(-1)!.height > height) versions.pop();
      if (versions.length === 0) this.#versions.delete(key);
    }
  }

  /** Forgets what no height from `height` on can see. */
  prune(height: number): void {
    for (const [key, versions] of this.#versions) {
      const first = lastAt(versions, height);
      if (first > 0) versions.splice(0, first);
      if (versions.length === 1 && versions[0]!.value === undefined && versions[0]!.height <= height) this.#versions.delete(key);
    }
  }
}

/** Index of the newest version that is not above `height`; -1 where there is none. */
function lastAt(versions: readonly Version<unknown>[], height: number): number {
  let high = versions.length - 1;
  // Most reads are at the head.
  if (versions[high]!.height <= height) return high;
  let low = -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (versions[middle]!.height <= height) low = middle;
    else high = middle;
  }
  return low;
}
