import { describe, expect, it } from "vitest";
import { fitted, isDrawable, pictureSize } from "./pictures";

describe("pictures", () => {
  it.each([
    [["batch", "3", "224", "320"], { width: 320, height: 224, channels: 3 }],
    [["1", "32", "32", "3"], { width: 32, height: 32, channels: 3 }],
    [["?", "784"], { width: 28, height: 28, channels: 1 }],
    [["1", "3072"], { width: 32, height: 32, channels: 3 }],
    [["1", "28", "30"], { width: 30, height: 28, channels: 1 }],
  ] as const)("%s holds a picture", (shape, size) => expect(pictureSize(shape)).toEqual(size));

  it.each([[null], [[]], [["batch"]], [["1", "3", "h", "w"]], [["1", "7"]], [["1", "2", "3", "4", "5"]], [["1", "8", "9", "7"]]])(
    "%s holds none that is known", (shape) => expect(pictureSize(shape)).toBeNull());

  it("a small grey square is drawn", () => {
    expect(isDrawable(pictureSize(["1", "784"]))).toBe(true);
    expect(isDrawable(pictureSize(["1", "3", "224", "224"]))).toBe(false);
  });

  it("a large picture keeps its proportions", () => {
    expect(fitted(4000, 1000, 200)).toEqual({ width: 200, height: 50 });
    expect(fitted(10, 20, 200)).toEqual({ width: 10, height: 20 });
    expect(fitted(10000, 1, 200)).toEqual({ width: 200, height: 1 });
  });
});
