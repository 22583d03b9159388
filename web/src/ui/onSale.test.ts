import { expect, it } from "vitest";
import { priceNow } from "./onSale";

it("is the price until it lapses", () => {
  const priceUntil = "2026-01-01T00:00:00Z";
  expect(priceNow({ price: "5", priceUntil: null }, Date.parse(priceUntil))).toBe("5");
  expect(priceNow({ price: "5", priceUntil }, Date.parse(priceUntil) - 1)).toBe("5");
  expect(priceNow({ price: "5", priceUntil }, Date.parse(priceUntil))).toBeNull();
  expect(priceNow({ price: null, priceUntil: null }, 0)).toBeNull();
});
