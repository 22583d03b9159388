import { describe, expect, it } from "vitest";
import { chance, draw, height, width, type Shape } from "./picture";

const kinds = ["MODEL", "DATASET", "WORKFLOW", "AGENT", "FOREIGN"] as const;
const ids = Array.from({ length: 200 }, (_, n) => `asset/nrc101.near/1:${n}`);

function box(shape: Shape): readonly number[] {
  if (shape.kind === "line") return [];
  return shape.kind === "box" ? [shape.x, shape.y, shape.x + shape.w, shape.y + shape.h]
    : [shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r];
}

describe("an asset's picture", () => {
  it("is the same for ever", () => {
    expect([0, 1, 2].map(chance("1:1")).every((n) => n >= 0 && n < 1)).toBe(true);
    const next = chance("asset/a.near/1:1");
    expect([next(), next(), next()]).toMatchInlineSnapshot(`
      [
        0.5178800672292709,
        0.15571373794227839,
        0.951647104229778,
      ]
    `);
    for (const kind of kinds) expect(draw("a", kind)).toEqual(draw("a", kind));
  });

  it.each(kinds)("of a %s differs from asset to asset", (kind) =>
    expect(new Set(ids.map((id) => JSON.stringify(draw(id, kind)))).size).toBe(ids.length));

  it.each(kinds)("of a %s stays in its frame, and holds no more than a page of them can bear", (kind) => {
    for (const { shapes, hue } of ids.map((id) => draw(id, kind))) {
      expect(hue).toBeLessThan(360);
      expect(shapes.length).toBeLessThan(200);
      for (const [left, top, right, bottom] of shapes.map(box).filter((b) => b.length > 0)) {
        expect(Math.min(left ?? 0, top ?? 0)).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
        expect(bottom).toBeLessThanOrEqual(height);
      }
      expect(JSON.stringify(shapes)).not.toMatch(/null|NaN|Infinity/);
    }
  });
});
