interface Placed {
  readonly position: string;
}

/** What was told live, as it came: oldest first. */
export interface Heard<Entry> {
  readonly entries: readonly Entry[];
  /** How many of them are shown while the list is held; null: all. */
  readonly held: number | null;
}

export const nothing: Heard<never> = { entries: [], held: null };

/** Takes what was told; what was told before comes again after a break, and is not taken twice. */
export function hear<Entry extends Placed>(heard: Heard<Entry>, entry: Entry): Heard<Entry> {
  return heard.entries.some(({ position }) => position === entry.position) ? heard : { ...heard, entries: [...heard.entries, entry] };
}

export const hold = <Entry>(heard: Heard<Entry>): Heard<Entry> => ({ ...heard, held: heard.entries.length });
export const release = <Entry>(heard: Heard<Entry>): Heard<Entry> => ({ ...heard, held: null });
export const waiting = ({ entries, held }: Heard<unknown>) => (held === null ? 0 : entries.length - held);

/** What was told on top of what was read, newest first, each once. A list that is held shows nothing newer than when it was. */
export function join<Entry extends Placed>(heard: Heard<Entry>, listed: readonly Entry[]): readonly Entry[] {
  const count = heard.held ?? heard.entries.length;
  const hidden = new Set(heard.entries.slice(count).map(({ position }) => position));
  const read = listed.filter(({ position }) => !hidden.has(position));
  const known = new Set(read.map(({ position }) => position));
  return [...heard.entries.slice(0, count).filter(({ position }) => !known.has(position)).reverse(), ...read];
}
