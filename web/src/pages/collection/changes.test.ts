import { expect, test } from "vitest";
import { changes, type Texts } from "./changes";

const texts: Texts = {
  name: "Weather", description: "Rain", kindHint: "", baseModel: "", contextWindow: "4096", image: "", minting: "OWNER",
};
const shares = [{ key: 0, account: "alice.near", percent: "2.5" }];

test("What was not changed is left out", () => {
  const { input, any } = changes({ texts, shares }, { texts: { ...texts, name: " Weather " }, shares: [...shares] });
  expect(any).toBe(false);
  expect(Object.values(input).every((value) => value === null)).toBe(true);
});

test("What was emptied is cleared", () => {
  const { input, any } = changes({ texts, shares }, { texts: { ...texts, description: "", contextWindow: "" }, shares: [] });
  expect(any).toBe(true);
  expect(input).toMatchObject({ name: null, description: "", contextWindow: 0, royalty: [] });
});

test("What was changed is sent", () => {
  const typed = { texts: { ...texts, contextWindow: "8192", minting: "OPEN" }, shares: [{ key: 0, account: "alice.near", percent: "3" }] };
  expect(changes({ texts, shares }, typed).input).toMatchObject({
    contextWindow: 8192, minting: "OPEN", royalty: [{ account: "alice.near", basisPoints: 300 }],
  });
});
