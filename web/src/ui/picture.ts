import type { AssetKind } from "../api/schema.generated";

export type Shape =
  | { readonly kind: "dot"; readonly x: number; readonly y: number; readonly r: number; readonly tone: number }
  | { readonly kind: "box"; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly tone: number }
  | { readonly kind: "line"; readonly d: string; readonly tone: number }
  | { readonly kind: "ring"; readonly x: number; readonly y: number; readonly r: number; readonly tone: number };

export interface Drawing {
  /** Of the whole picture, in degrees. */
  readonly hue: number;
  /** Of its other end. */
  readonly turn: number;
  readonly shapes: readonly Shape[];
}

export const width = 320;
export const height = 160;

/** A text's numbers from 0 to 1: the same for ever, and unlike those of a text that differs little (cyrb53's mixing, then mulberry32). */
export function chance(text: string): () => number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    a = Math.imul(a ^ text.charCodeAt(at), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(at), 1597334677);
  }
  let state = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Chance = () => number;

const round = (value: number) => Math.round(value * 10) / 10;
const between = (next: Chance, from: number, to: number) => round(from + next() * (to - from));
const whole = (next: Chance, from: number, to: number) => from + Math.floor(next() * (to - from + 1));
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

/** A model: layers of neurons, each joined with the next. */
function network(next: Chance): Shape[] {
  const layers = times(whole(next, 4, 6), () => whole(next, 2, 6));
  const at = layers.map((size, layer) =>
    times(size, (n) => ({ x: round(40 + (240 / (layers.length - 1)) * layer), y: round(80 + (n - (size - 1) / 2) * 23) })));
  const lines = at.slice(1).flatMap((layer, before) =>
    layer.flatMap((to) => (at[before] ?? []).filter(() => next() < 0.75).map((from): Shape => {
      const bend = round((to.x - from.x) / 2);
      const [right, down] = [round(to.x - from.x), round(to.y - from.y)];
      return { kind: "line", d: `M${from.x} ${from.y}c${bend} 0 ${bend} ${down} ${right} ${down}`, tone: between(next, 0.1, 0.5) };
    })));
  return [...lines, ...at.flat().map(({ x, y }): Shape => ({ kind: "dot", x, y, r: between(next, 4, 7.5), tone: between(next, 0.5, 1) }))];
}

/** A dataset: a table whose cells differ. */
function table(next: Chance): Shape[] {
  const [columns, rows] = [whole(next, 9, 14), whole(next, 5, 6)];
  const [w, h] = [240 / columns, 110 / rows];
  const [phase, wave] = [next() * 6, between(next, 0.4, 1.1)];
  return times(columns * rows, (cell): Shape => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const value = (Math.sin(column * wave + phase + row * 0.6) + 1) / 2;
    return { kind: "box", x: round(40 + column * w), y: round(25 + row * h), w: round(w - 4), h: round(h - 4),
      tone: round(0.12 + 0.6 * value + 0.25 * next()) };
  });
}

/** A workflow: steps along a path that branches. */
function flow(next: Chance): Shape[] {
  const steps = times(whole(next, 4, 5), (n) => ({ x: 34 + n * (236 / 4), y: n === 0 ? 80 : 80 + whole(next, -1, 1) * 38 }));
  const spare = steps.slice(1, -1).map(({ x, y }) => ({ x, y: y === 80 ? (next() < 0.5 ? 42 : 118) : 160 - y }));
  const join = (from: { x: number; y: number }, to: { x: number; y: number }, tone: number): Shape => {
    const bend = round((to.x - from.x - 34) / 2);
    return { kind: "line", d: `M${from.x + 34} ${from.y}c${bend} 0 ${bend} ${to.y - from.y} ${to.x - from.x - 34} ${to.y - from.y}`, tone };
  };
  const box = ({ x, y }: { x: number; y: number }, tone: number): Shape => ({ kind: "box", x, y: y - 12, w: 34, h: 24, tone });
  return [
    ...steps.slice(1).map((to, n) => join(steps[n] ?? to, to, 0.7)),
    ...spare.flatMap((to, n) => [join(steps[n] ?? to, to, 0.25), box(to, 0.3)]),
    ...steps.map((step) => box(step, between(next, 0.65, 1))),
  ];
}

/** An agent: what goes round a middle. */
function orbits(next: Chance): Shape[] {
  const rings = times(whole(next, 3, 4), (n) => 20 + n * between(next, 14, 17));
  const moons = rings.flatMap((r) => times(whole(next, 1, 3), (): Shape => {
    const angle = next() * 2 * Math.PI;
    return { kind: "dot", x: round(160 + Math.cos(angle) * r), y: round(80 + Math.sin(angle) * r), r: between(next, 3, 6.5),
      tone: between(next, 0.55, 1) };
  }));
  return [
    ...rings.map((r): Shape => ({ kind: "ring", x: 160, y: 80, r, tone: between(next, 0.2, 0.5) })), ...moons,
    { kind: "dot", x: 160, y: 80, r: between(next, 8, 11), tone: 1 },
  ];
}

/** A token of another's: a mosaic, the same left and right. */
function mosaic(next: Chance): Shape[] {
  const half = times(15, () => ({ drawn: next() < 0.62, tone: between(next, 0.3, 1) }));
  return half.flatMap(({ drawn, tone }, cell): Shape[] => {
    if (!drawn) return [];
    const [column, row] = [cell % 3, Math.floor(cell / 3)];
    const box = (x: number): Shape => ({ kind: "box", x: 102 + x * 24, y: 22 + row * 24, w: 20, h: 20, tone });
    return column === 2 ? [box(2)] : [box(column), box(4 - column)];
  });
}

const drawn: Readonly<Record<AssetKind, (next: Chance) => Shape[]>> = {
  MODEL: network, DATASET: table, WORKFLOW: flow, AGENT: orbits, FOREIGN: mosaic,
};

/** The picture of an asset: it follows from the id alone, so that it is everywhere the same. */
export function draw(id: string, kind: AssetKind): Drawing {
  const next = chance(id);
  return { hue: Math.floor(next() * 360), turn: whole(next, 25, 70), shapes: drawn[kind](next) };
}
