import { expect, it } from "vitest";
import { newSince } from "./newSince";

const events = [{ position: "100" }, { position: "56" }, { position: "9" }];

it("What happened before the page was opened is no news", () => {
  expect(newSince(events, "56")).toEqual([{ position: "100" }]);
  expect(newSince(events, "0")).toEqual(events);
  expect(newSince(events, null)).toEqual([]);
});
