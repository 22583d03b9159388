import type { GraphNodeFragment } from "./graph.generated";
import { hues, layered, type Layers } from "./layout";

/** A network ready to be drawn, in any number of dimensions. */
export interface Drawing {
  readonly nodes: readonly GraphNodeFragment[];
  readonly layers: Layers;
  readonly hues: ReadonlyMap<string, number>;
}

export const drawing = (nodes: readonly GraphNodeFragment[]): Drawing => ({
  nodes,
  layers: layered(nodes.map((node) => node.from)),
  hues: hues(nodes.map((node) => node.operator)),
});

/** Bright on dark, deep on light. */
export const colour = (hue: number, dark: boolean): string => (dark ? `hsl(${hue}, 70%, 66%)` : `hsl(${hue}, 62%, 46%)`);

export const isDark = (): boolean =>
  (document.documentElement.dataset["theme"] ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

export const title = (node: GraphNodeFragment): string => (node.name ? `${node.operator} ${node.name}` : `${node.operator} #${node.index}`);

export const shape = (lengths: readonly string[] | null): string => (lengths ? `[${lengths.join(", ")}]` : "shape not told");
