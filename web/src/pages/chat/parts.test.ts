import { describe, expect, it } from "vitest";
import { merged } from "./parts";

const seen = (text: string) => ({ text, broken: false });

describe("a part of an answer", () => {
  it("goes to the end", () => expect(merged(seen("ab"), { text: "cd", to: 4 })).toEqual(seen("abcd")));
  it("that came before changes nothing", () => expect(merged(seen("abcd"), { text: "bc", to: 3 })).toEqual(seen("abcd")));
  it("that overlaps adds what is new", () => expect(merged(seen("abc"), { text: "bcde", to: 5 })).toEqual(seen("abcde")));
  it("with nothing in it tells the state alone", () => expect(merged(seen("ab"), { text: "", to: 2 })).toEqual(seen("ab")));
  it("after a hole breaks it", () => expect(merged(seen("ab"), { text: "e", to: 5 }).broken).toBe(true));
  it("in any cutting and with any repetition gives the whole", () => {
    const whole = "Der Vertrag endet. 🙂 Ende.";
    let state = seen("");
    for (let at = 0; at < whole.length; at += 3) {
      const from = Math.max(0, at - 2);
      const to = Math.min(whole.length, at + 3);
      for (let time = 0; time < 2; time++) state = merged(state, { text: whole.slice(from, to), to });
    }
    expect(state).toEqual(seen(whole));
  });
});
