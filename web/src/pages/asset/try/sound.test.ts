import { describe, expect, it } from "vitest";
import { longest, mono, resample, wav } from "./sound";

const tone = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / rate));
const power = (samples: Float32Array) => samples.reduce((sum, s) => sum + s * s, 0) / samples.length;

describe("sound", () => {
  it.each([44100, 48000, 8000])("a tone keeps its shape from %i Hz to 16000 Hz", (rate) => {
    const heard = resample(tone(440, rate, 0.5), rate, 16000);
    const expected = tone(440, 16000, 0.5);
    expect(heard.length).toBe(expected.length);
    for (let at = 200; at < heard.length - 200; at++) expect(heard[at]).toBeCloseTo(expected[at] ?? NaN, 2);
  });

  it("what the lower rate cannot carry is taken out", () =>
    expect(power(resample(tone(11000, 48000, 0.25), 48000, 16000).subarray(100, -100))).toBeLessThan(0.001));

  it("silence stays silence", () => expect(power(resample(new Float32Array(4800), 48000, 16000))).toBe(0));

  it("channels become one", () =>
    expect([...mono([Float32Array.of(1, 0), Float32Array.of(0, 1)])]).toEqual([0.5, 0.5]));

  it("a file says what it holds", () => {
    const file = wav(Float32Array.of(0, 1, -1, 2), 16000);
    const view = new DataView(file.buffer);
    expect(new TextDecoder().decode(file.subarray(0, 4))).toBe("RIFF");
    expect(view.getUint32(24, true)).toBe(16000);
    expect(view.getUint32(40, true)).toBe(8);
    expect([0, 1, 2, 3].map((at) => view.getInt16(44 + at * 2, true))).toEqual([0, 32767, -32767, 32767]);
  });

  it("the longest recording fits into a request", () => {
    const bytes = wav(new Float32Array(longest(16000) * 16000), 16000).length;
    expect(Math.ceil(bytes / 3) * 4).toBeLessThan(256 * 1024);
    expect(longest(16000)).toBeGreaterThan(6);
  });
});
