import { describe, expect, it } from "vitest";
import { tagsOf, tagsProblem } from "./tags";

describe("tags", () => {
  it("are the words between commas, each once", () => expect(tagsOf(" weather, csv,,weather , a b")).toEqual(["weather", "csv", "a b"]));
  it("are ten of 32 bytes at most", () => {
    expect(tagsProblem("a,b,c,d,e,f,g,h,i,j")).toBeUndefined();
    expect(tagsProblem("a,b,c,d,e,f,g,h,i,j,k")).toMatch(/10/);
    expect(tagsProblem(`ok,${"x".repeat(33)}`)).toMatch(/32/);
  });
});
