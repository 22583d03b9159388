interface Placed {
  readonly position: string;
}

/** What was told live, as it came: oldest first. */
export interface Heard<Entry> {
  readonly entries: readonly Entry[];
  /** How many of them are shown while the list is held, and the newest that is; null: all. */
  readonly held: { readonly count: number; readonly newest: string | null } | null;
  /** More was told than is kept: the list has to be read anew. */
  readonly gap: boolean;
}

export const nothing: Heard<never> = { entries: [], held: null, gap: false };

const newer = (one: string, other: string) => BigInt(one) > BigInt(other);

/** Takes what was told; what was told before comes again after a break, and is not taken twice. */
export function hear<Entry extends Placed>(heard: Heard<Entry>, entry: Entry, most = Infinity): Heard<Entry> {
  if (heard.entries.some(({ position }) => position === entry.position)) return heard;
  return heard.entries.length >= most ? { ...heard, gap: true } : { ...heard, entries: [...heard.entries, entry] };
}

/** Holds the list as it is shown now. */
export function hold<Entry extends Placed>(heard: Heard<Entry>, shown: readonly Entry[]): Heard<Entry> {
  const newest = shown.reduce<string | null>((most, { position }) => (most === null || newer(position, most) ? position : most), null);
  return { ...heard, held: { count: heard.entries.length, newest } };
}
export const release = <Entry>(heard: Heard<Entry>): Heard<Entry> => ({ ...heard, held: null });
export const waiting = ({ entries, held }: Heard<unknown>) => (held === null ? 0 : entries.length - held.count);

/**
 * What was told and what was read, newest first, each once. What was told of before all that was read comes as that is read on. A list that
 * is held shows nothing newer than when it was.
 */
export function join<Entry extends Placed>(heard: Heard<Entry>, listed: readonly Entry[]): readonly Entry[] {
  const count = heard.held?.count ?? heard.entries.length;
  const newest = heard.held?.newest ?? null;
  const hidden = new Set(heard.entries.slice(count).map(({ position }) => position));
  const read = listed.filter(({ position }) => !hidden.has(position) && (newest === null || !newer(position, newest)));
  const known = new Set(read.map(({ position }) => position));
  const oldest = read.at(-1)?.position;
  const told = heard.entries.slice(0, count).filter(
    ({ position }) => !known.has(position) && (oldest === undefined || newer(position, oldest)));
  return [...told, ...read].sort((one, other) => (newer(one.position, other.position) ? -1 : 1));
}
