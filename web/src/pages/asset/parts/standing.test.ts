import { describe, expect, it } from "vitest";
import { chosenAmong, everyoneWords, grantable, isRunnable, mayWords } from "./standing";

describe("the level of a form", () => {
  it("is what was chosen as long as it is on offer", () => expect(chosenAmong(grantable("NONE"), "RESALE")).toBe("RESALE"));
  it("is the first on offer where what was chosen is gone", () => {
    expect(chosenAmong(["NONE", "USE_MODEL"], "EDIT_DATA")).toBe("NONE");
    expect(chosenAmong(grantable("USE_MODEL"), "VIEW_AND_DOWNLOAD")).toBe("USE_MODEL");
    expect(chosenAmong([], "EDIT_DATA")).toBe("USE_MODEL");
  });
});

describe("what an account may", () => {
  it("is told as a sentence, also of what is over", () => {
    expect(mayWords("NONE", "NONE")).toBe("You may do nothing with it.");
    expect(mayWords("ABSOLUTE_OWNERSHIP", "OWNER", "ada.near")).toBe("ada.near may do everything with it, and hand it on.");
    expect(mayWords("ABSOLUTE_OWNERSHIP", "GRANT")).toContain("but hand it on");
  });
  it("is told to who has no account yet", () => {
    expect(everyoneWords("NONE")).toBe("Nobody may use it without a right.");
    expect(everyoneWords("USE_MODEL")).toBe("Every account may run it, without seeing what is in it.");
  });
  it("is to run what can be run", () => {
    expect(isRunnable({ kind: "MODEL", burnt: false }, "USE_MODEL")).toBe(true);
    expect(isRunnable({ kind: "MODEL", burnt: false }, "NONE")).toBe(false);
    expect(isRunnable({ kind: "MODEL", burnt: true }, "USE_MODEL")).toBe(false);
    expect(isRunnable({ kind: "DATASET", burnt: false }, "EDIT_DATA")).toBe(false);
  });
});
