/** A network in layers: who feeds a node stands in a layer before it. */
export interface Layers {
  /** By node. */
  readonly level: readonly number[];
  /** The nodes of each level, neighbours of neighbours beside each other. */
  readonly levels: readonly (readonly number[])[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const sweeps = 4;

/** Each node as deep as its longest way from an input. Edges to nodes that are not there, and those that close a circle, do not count. */
export function layered(from: readonly (readonly number[])[]): Layers {
  const feeds = from.map((): number[] => []);
  const open = from.map((sources, node) => {
    const known = new Set(sources.filter((source) => source >= 0 && source < from.length && source !== node));
    for (const source of known) feeds[source]?.push(node);
    return known.size;
  });
  const level = from.map(() => 0);
  const ready = open.flatMap((count, node) => (count === 0 ? [node] : []));
  for (let at = 0; at < ready.length; at++) {
    const node = ready[at] ?? 0;
    for (const next of feeds[node] ?? []) {
      level[next] = Math.max(level[next] ?? 0, (level[node] ?? 0) + 1);
      open[next] = (open[next] ?? 0) - 1;
      if (open[next] === 0) ready.push(next);
    }
  }
  const levels: number[][] = [];
  level.forEach((depth, node) => {
    while (levels.length <= depth) levels.push([]);
    levels[depth]?.push(node);
  });
  for (let sweep = 0; sweep < sweeps; sweep++) untangle(levels, sweep % 2 === 0 ? from : feeds, sweep % 2 === 0);
  return { level, levels };
}

/** Sorts each level by where its neighbours stand in their mean. */
function untangle(levels: number[][], neighbours: readonly (readonly number[])[], down: boolean): void {
  const place = new Map<number, number>();
  const remember = (nodes: readonly number[]) => nodes.forEach((node, at) => place.set(node, (at + 0.5) / nodes.length));
  levels.forEach(remember);
  for (const nodes of down ? levels : levels.toReversed()) {
    const weight = new Map(nodes.map((node) => {
      const places = (neighbours[node] ?? []).map((n) => place.get(n)).filter((p) => p !== undefined);
      return [node, places.length > 0 ? places.reduce((sum, p) => sum + p, 0) / places.length : (place.get(node) ?? 0)];
    }));
    nodes.sort((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0) || a - b);
    remember(nodes);
  }
}

const depth = 3.4;
const beside = 2.8;
const straight = 36;

/** Each level a square across the way of the data; a deep network winds up like a spring, so that all of it is near. */
export function inSpace({ level, levels }: Layers): Point[] {
  const widest = Math.max(1, ...levels.map((nodes) => Math.ceil(Math.sqrt(nodes.length))));
  const wound = levels.length > straight;
  const rise = (widest + 1) * beside;
  // As high as it is wide.
  const turn = Math.max(12, levels.length / Math.sqrt((levels.length * depth) / (Math.PI * rise)));
  const radius = Math.max((turn * depth) / (2 * Math.PI), widest * beside);
  const points: Point[] = level.map(() => ({ x: 0, y: 0, z: 0 }));
  levels.forEach((nodes, at) => {
    const side = Math.ceil(Math.sqrt(nodes.length));
    const rows = Math.ceil(nodes.length / side);
    nodes.forEach((node, place) => {
      const inRow = Math.min(side, nodes.length - Math.floor(place / side) * side);
      const across = ((place % side) - (inRow - 1) / 2) * beside;
      const up = ((rows - 1) / 2 - Math.floor(place / side)) * beside;
      const angle = (at / turn) * 2 * Math.PI;
      points[node] = wound
        ? { x: (radius + across) * Math.cos(angle), y: up - (at / turn) * rise, z: (radius + across) * Math.sin(angle) }
        : { x: at * depth, y: up, z: across };
    });
  });
  return centred(points);
}

function centred(points: readonly Point[]): Point[] {
  const middle = (pick: (point: Point) => number) => {
    let [least, most] = [Infinity, -Infinity];
    for (const point of points) [least, most] = [Math.min(least, pick(point)), Math.max(most, pick(point))];
    return points.length > 0 ? (least + most) / 2 : 0;
  };
  const [x, y, z] = [middle((p) => p.x), middle((p) => p.y), middle((p) => p.z)];
  return points.map((p) => ({ x: p.x - x, y: p.y - y, z: p.z - z }));
}

/** Larger with its parameters: ten times as many are a step. */
export const sizeOf = (parameters: number): number => 0.4 + 0.13 * Math.log10(1 + parameters);

/** The most used operators get the colours that differ most. */
export function hues(operators: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const operator of operators) counts.set(operator, (counts.get(operator) ?? 0) + 1);
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return new Map(ranked.map(([operator], rank) => [operator, Math.round(250 + rank * 137.508) % 360]));
}
