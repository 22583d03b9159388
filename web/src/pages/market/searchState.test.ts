import { describe, expect, it } from "vitest";
import { question, read, toggle, write, type SearchState } from "./searchState";

const of = (query: string) => read(new URLSearchParams(query));
const to = (state: SearchState, query = "") => write(state, new URLSearchParams(query)).toString();

describe("the address of a search", () => {
  it.each([
    "",
    "q=small+model",
    "q=%22a+phrase%22+-without&kind=MODEL&kind=AGENT&task=text-classification&sort=cheapest",
    "collection=c.near%2F1&base=BERT%2C+large%26co&price=BELOW_ONE&rights=USE_MODEL&tag=onnx",
  ])("%s comes back", (query) => expect(to(of(query))).toBe(query));

  it("leaves out what cannot be asked", () =>
    expect(of("kind=CAR&kind=toString&price=CHEAP&rights=EVERYTHING&sort=constructor&task=&license=" + "x".repeat(257))).toEqual(
      { text: "", sort: "best", chosen: {} }));

  it("is bounded", () => {
    const many = of("q=" + "a".repeat(900) + Array.from({ length: 30 }, (_, n) => `&task=t${n}`).join(""));
    expect(many.text).toHaveLength(200);
    expect(many.chosen.task).toHaveLength(20);
  });

  it("takes a value once", () => expect(of("kind=MODEL&kind=MODEL").chosen).toEqual({ kind: ["MODEL"] }));

  it("keeps what is another's", () => expect(to(of("q=a"), "tab=x&q=b&kind=MODEL")).toBe("q=a&tab=x"));

  it("has no spaces at its ends nor twice", () => expect(of("q=++a+++b+").text).toBe("a b"));
});

describe("toggle", () => {
  it("ticks and takes back", () => {
    const ticked = toggle(toggle(of(""), "kind", "MODEL"), "kind", "AGENT");
    expect(ticked.chosen).toEqual({ kind: ["MODEL", "AGENT"] });
    expect(toggle(toggle(ticked, "kind", "MODEL"), "kind", "AGENT").chosen).toEqual({});
  });
});

describe("the question of a search", () => {
  it("names what the schema names", () =>
    expect(question(of("q=x&kind=MODEL&base=b&price=BELOW_ONE&tag=t&sort=popular"), false)).toEqual({
      text: "x", mine: false, orderBy: { popularity: "DESC" },
      where: { kind: ["MODEL"], baseModel: ["b"], priceBand: ["BELOW_ONE"], tags: ["t"] },
    }));

  it("leaves the order of relevance to the server", () => expect(question(of("q=x"), false).orderBy).toBeNull());

  it("asks for rights only for who is logged in", () => {
    expect(question(of("rights=USE_MODEL"), false).where).toBeNull();
    expect(question(of("rights=USE_MODEL"), true).where).toEqual({ rights: ["USE_MODEL"] });
  });

  it("keeps to the place it is asked in", () =>
    expect(question(of("kind=MODEL"), false, { contract: "c", collectionId: "1" }).where).toEqual(
      { contract: "c", collectionId: "1", kind: ["MODEL"] }));
});
