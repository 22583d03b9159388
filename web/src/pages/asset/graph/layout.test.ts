import { describe, expect, it } from "vitest";
import { hues, inSpace, layered, sizeOf } from "./layout";

const apart = (points: readonly { x: number; y: number; z: number }[]) =>
  new Set(points.map((p) => `${p.x.toFixed(3)} ${p.y.toFixed(3)} ${p.z.toFixed(3)}`)).size;

describe("a network in layers", () => {
  it("a chain is one a layer", () => expect(layered([[], [0], [1], [2]]).level).toEqual([0, 1, 2, 3]));
  it("a node is as deep as its longest way", () => expect(layered([[], [0], [1], [0, 2]]).level).toEqual([0, 1, 2, 3]));
  it("needs no order of the file", () => expect(layered([[1], [2], []]).level).toEqual([2, 1, 0]));
  it("a circle, itself, or what is not there do no harm", () => {
    expect(layered([[1], [0], [2, 9, -1]]).level).toEqual([0, 0, 0]);
    expect(layered([]).levels).toEqual([]);
  });
  it("every edge of a large one goes forward, and each node has a place of its own", () => {
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const from = Array.from({ length: 5000 }, (_, node) =>
      node === 0 ? [] : Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.max(0, node - 1 - Math.floor(random() * 40))));
    const layers = layered(from);
    from.forEach((sources, node) => sources.forEach((source) => expect(layers.level[source]).toBeLessThan(layers.level[node] ?? -1)));
    expect(layers.levels.flat().length).toBe(5000);
    const points = inSpace(layers);
    expect(apart(points)).toBe(5000);
    expect(points.every((p) => [p.x, p.y, p.z].every(Number.isFinite))).toBe(true);
  });
  it("crossing edges are untangled", () => expect(layered([[], [], [1], [0]]).levels[1]).toEqual([3, 2]));
});

describe("nodes", () => {
  it("grow with their parameters", () => {
    expect(sizeOf(0)).toBeLessThan(sizeOf(10));
    expect(sizeOf(1e9)).toBeLessThan(2);
  });
  it("have the colour of their operator", () => {
    const colours = hues(["Relu", "Conv", "Conv"]);
    expect(colours.size).toBe(2);
    expect(colours.get("Conv")).toBe(250);
    expect(colours.get("Relu")).not.toBe(250);
  });
});
