import { expect, it } from "vitest";
import { isOffered } from "./offered";

it.each([["NONE", true], ["PASSED", true], ["PENDING", false], ["FAILED", false]] as const)(
  "a model whose test is %s is offered to others: %s; to its owner always", (state, offered) => {
    const model = { test: { state } };
    expect(isOffered(model, false)).toBe(offered);
    expect(isOffered(model, true)).toBe(true);
  });

it("a model that is not registered is for the market to refuse", () => expect(isOffered(null, false)).toBe(true));
